import Trace

/// Schedules by chance: at every step each enabled strand is as likely as the others.
///
/// Each execution's chances depend on the seed and its number alone.
struct RandomScheduler: Scheduler, ~Copyable {
  private let seed: UInt64
  private let limit: Int
  private var random = RandomSource(seed: 0)
  private var choices = Column(count: 256, filler: Int32(0))
  private var depth = 0
  /// How many executions ended.
  private(set) var executions = 0

  /// Prepares as many executions as wanted.
  init(seed: UInt64, executions: Int) {
    self.seed = seed
    limit = executions
  }

  /// The choices of the execution that just ended.
  var schedule: Schedule {
    Schedule((0..<depth).map { Int(choices.base[$0]) })
  }

  mutating func begin() {
    random = RandomSource(seed: mixed(seed ^ mixed(UInt64(executions))))
    depth = 0
  }

  @inline(__always)
  mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    var rest = enabled
    let others = enabled.nonzeroBitCount
    if others > 1 {
      for _ in 0..<random.below(others) { rest &= rest &- 1 }
    }
    let chosen = rest.lowest
    choices.reserve(depth)
    choices.base[depth] = Int32(truncatingIfNeeded: chosen)
    depth &+= 1
    return chosen
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    executions += 1
    return executions < limit
  }
}
