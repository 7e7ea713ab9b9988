import Trace

/// What a search came to.
struct SearchResult: Hashable, Sendable {
  /// A schedule that fails.
  struct Failure: Hashable, Sendable {
    /// The schedule.
    var schedule: Schedule
    /// How often it interrupts a strand that could have gone on.
    var preemptions: Int
    /// Whether the search showed that no schedule with fewer preemptions fails.
    var isFewest: Bool
  }

  /// Proved, refuted or undecided.
  var verdict: Exploration.Verdict
  /// The simplest failure found.
  var failure: Failure?
  /// How many executions were searched; those that only repeat a failure are not counted.
  var executions: Int
  /// How many of these were given up because all that followed was run elsewhere.
  var redundant: Int
  /// How many steps they took.
  var steps: Int
  /// How many executions differ in more than the order of independent steps and the numbers of interchangeable
  /// strands: exactly, when every trace was run, else at least.
  var traces: Int
  /// How many of these traces fail, when every trace was run.
  var failingTraces: Int?
  /// Whether every trace was run: up to the numbers of interchangeable strands.
  var isComplete: Bool
  /// Roughly how much of what there is was tried, from 0 to 1.
  var covered: Double
  /// Which budget ended the search, if one did.
  var endedBy: Budget.Limit?
  /// Whether the same choices led elsewhere: the program depends on something outside.
  var diverged: Bool
}
