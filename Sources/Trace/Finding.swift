/// What a search or a run found wrong, with the schedule that shows it.
public struct Finding: Codable, Hashable, Sendable {
  /// The kinds of wrong.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// The body returned something the test does not allow.
    case wrongOutcome
    /// The body threw something the test does not allow.
    case threw
    /// Two accesses to the same memory, one of them a write, that nothing orders.
    case dataRace
    /// Strands wait for each other in a cycle.
    case deadlock
    /// A strand waits to be woken, and nobody is left to do it.
    case lostWakeup
    /// A strand runs and gets nowhere: it asks again and again for what nobody is left to change, or goes on
    /// for more steps than are allowed.
    case spinning
    /// Strands run, each asks for what another would have to change, and none of them comes to an end.
    case livelock
    /// A strand was still waiting or running when the body had returned.
    case leakedStrand
    /// A continuation was dropped without being resumed.
    case neverResumed
    /// A continuation was resumed twice.
    case resumedTwice
    /// A lock was unlocked by a strand that does not hold it.
    case unbalancedUnlock
    /// A strand ran out of stack.
    case stackOverflow
    /// The same schedule led elsewhere: the program depends on something outside.
    case diverged
    /// The program uses something the simulator cannot control.
    case cannotSimulate
    /// A budget ended the search before anything was found or proved.
    case undecided
    /// A simulated run broke an expectation of time or order.
    case wrongRun
    /// Nothing is wrong: a schedule that was asked for, to be looked at.
    case shown
  }

  /// One strand that waits, and what for.
  public struct Wait: Codable, Hashable, Sendable {
    /// The strand that waits.
    public var strand: Int
    /// What it waits for: a lock's name, or another strand's.
    public var resource: String
    /// The strand that could end the wait, if one can.
    public var holder: Int?
    /// What the strand holds meanwhile.
    public var holds: [String]
    /// Where it waits.
    public var stack: [CodeLocation]
    /// Whether it waits for work that is in a queue, and that no worker has come to.
    public var isQueued: Bool

    /// Makes a wait.
    public init(
      strand: Int, resource: String, holder: Int? = nil, holds: [String] = [],
      stack: [CodeLocation] = [], isQueued: Bool = false
    ) {
      self.isQueued = isQueued
      self.strand = strand
      self.resource = resource
      self.holder = holder
      self.holds = holds
      self.stack = stack
    }
  }

  /// One of the two accesses of a data race, or of the two resumptions of a continuation.
  public struct Access: Codable, Hashable, Sendable {
    /// The strand.
    public var strand: Int
    /// What it did.
    public var action: Step.Action
    /// Where, innermost frame first.
    public var stack: [CodeLocation]

    /// Makes an access.
    public init(strand: Int, action: Step.Action, stack: [CodeLocation] = []) {
      self.strand = strand
      self.action = action
      self.stack = stack
    }
  }

  /// What kind of wrong it is.
  public var kind: Kind
  /// One sentence with the learner's names and values: `expected 2, found 1`.
  public var headline: String
  /// The strands of the run.
  public var strands: [Strand]
  /// The steps that lead to it, in order.
  public var steps: [Step]
  /// The schedule as text, to be replayed.
  public var schedule: String
  /// How often a strand was interrupted that could have gone on.
  public var preemptions: Int?
  /// Whether the search showed that fewer interruptions cannot cause it.
  public var fewestPreemptions: Bool
  /// Who waits for whom, for a deadlock or a lost wake-up; in the order of the cycle.
  public var waits: [Wait]
  /// The variable of a data race, in the learner's words.
  public var variable: String?
  /// The two accesses of a data race, or the two resumptions of a continuation.
  public var accesses: [Access]

  /// Makes a finding.
  public init(
    kind: Kind, headline: String, strands: [Strand] = [], steps: [Step] = [],
    schedule: String = "", preemptions: Int? = nil, fewestPreemptions: Bool = false,
    waits: [Wait] = [], variable: String? = nil, accesses: [Access] = []
  ) {
    self.kind = kind
    self.headline = headline
    self.strands = strands
    self.steps = steps
    self.schedule = schedule
    self.preemptions = preemptions
    self.fewestPreemptions = fewestPreemptions
    self.waits = waits
    self.variable = variable
    self.accesses = accesses
  }
}
