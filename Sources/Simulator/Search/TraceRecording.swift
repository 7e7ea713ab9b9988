import Trace

/// What happened in one execution, as far as the search can see it.
struct TraceRecording: Sendable {
  /// One step.
  struct Step: Hashable, Sendable {
    /// Who took it.
    var strand: Int
    /// What it was.
    var operation: Operation
  }

  /// Everything `to` did from then on came after what `from` had done.
  struct Order: Hashable, Sendable {
    /// The strand that made it possible.
    var from: Int
    /// The strand that was started or woken.
    var to: Int
    /// After how many steps.
    var after: Int
  }

  /// The steps in order.
  var steps: [Step] = []
  /// What was ordered by more than the objects that steps name.
  var orders: [Order] = []
  /// After how many steps simulated time moved on.
  var barriers: [Int] = []
  /// What strands stood before that took no further step, unless it could never happen.
  var unfinished: [Step] = []

  /// Makes an empty recording.
  init() {}

  /// The schedule that was followed.
  var schedule: Schedule {
    Schedule(steps.map(\.strand))
  }
}
