import Trace

/// Every schedule, each once, without any reduction: depth-first search.
struct ExhaustiveScheduler: Scheduler, ~Copyable {
  private var all: BoundedScheduler

  /// Prepares a search of all schedules.
  /// - Parameter hashesTraces: whether `trace` is wanted.
  init(hashesTraces: Bool = false) {
    all = BoundedScheduler(preemptions: .max, hashesTraces: hashesTraces)
  }

  /// How many executions ended.
  var executions: Int { all.executions }
  /// The hash of the trace of the execution that just ended.
  var trace: UInt64 { all.trace }
  /// How many preemptions the execution has had that just ended.
  var preemptions: Int { all.preemptions }
  /// The choices of the execution that just ended.
  var schedule: Schedule { all.schedule }
  /// Whether an execution did not go as an earlier one with the same choices.
  var diverged: Bool { all.diverged }
  /// Roughly how much of the tree was tried, from 0 to 1.
  var covered: Double { all.covered }

  mutating func begin() {
    all.begin()
  }

  @inline(__always)
  mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    all.choose(enabled: enabled, live: live, pending: pending, state: state)
  }

  mutating func order(from: Int, to: Int) {
    all.order(from: from, to: to)
  }

  mutating func symmetry(of strand: Int, is class: Int) {
    all.symmetry(of: strand, is: `class`)
  }

  mutating func advanceTime() {
    all.advanceTime()
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    all.finish(blocked: blocked, pending: pending, failed: failed, outcome: outcome)
  }
}
