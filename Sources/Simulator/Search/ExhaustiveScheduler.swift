/// Every schedule, each once, without any reduction: depth-first search.
public struct ExhaustiveScheduler: Scheduler, ~Copyable {
  private var all: BoundedScheduler

  /// Prepares a search of all schedules.
  /// - Parameter hashesTraces: whether `trace` is wanted.
  public init(hashesTraces: Bool = false) {
    all = BoundedScheduler(preemptions: .max, hashesTraces: hashesTraces)
  }

  /// How many executions ended.
  public var executions: Int { all.executions }
  /// The hash of the trace of the execution that just ended.
  public var trace: UInt64 { all.trace }
  /// How many preemptions the execution has had that just ended.
  public var preemptions: Int { all.preemptions }
  /// The choices of the execution that just ended.
  public var schedule: Schedule { all.schedule }
  /// Whether an execution did not go as an earlier one with the same choices.
  public var diverged: Bool { all.diverged }
  /// Roughly how much of the tree was tried, from 0 to 1.
  public var covered: Double { all.covered }

  public mutating func begin() {
    all.begin()
  }

  @inline(__always)
  public mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    all.choose(enabled: enabled, live: live, pending: pending, state: state)
  }

  public mutating func order(from: Int, to: Int) {
    all.order(from: from, to: to)
  }

  public mutating func symmetry(of strand: Int, is class: Int) {
    all.symmetry(of: strand, is: `class`)
  }

  public mutating func advanceTime() {
    all.advanceTime()
  }

  public mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    all.finish(blocked: blocked, pending: pending, failed: failed, outcome: outcome)
  }
}
