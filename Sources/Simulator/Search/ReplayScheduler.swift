import Trace

/// One execution as a schedule says, and a record of it.
///
/// Where the schedule ends before the execution does, the strand at hand goes on as long as it can,
/// then the one with the lowest number: the rest runs without preemption.
struct ReplayScheduler: Scheduler, ~Copyable {
  /// How a replay failed to follow its schedule.
  enum Divergence: Hashable, Sendable {
    /// The schedule names a strand that cannot take a step there, where others can; steps count
    /// from 1.
    case cannotGoOn(step: Int, strand: Int, instead: StrandSet)
    /// The execution ended before the schedule did, after so many of its steps.
    case endedEarly(steps: Int)
  }

  private let schedule: Schedule
  private var last = -1
  /// What happened.
  private(set) var recording = TraceRecording()
  /// Where the execution left the schedule, if it did.
  private(set) var divergence: Divergence?
  /// How often a strand was interrupted that could have gone on.
  private(set) var preemptions = 0
  /// Whether the execution failed.
  private(set) var failed = false

  /// Prepares to follow a schedule.
  init(_ schedule: Schedule) {
    self.schedule = schedule
  }

  /// How many steps were taken after the schedule had ended.
  var stepsBeyond: Int { max(0, recording.steps.count - schedule.strands.count) }

  mutating func begin() {
    last = -1
    recording = TraceRecording()
    divergence = nil
    preemptions = 0
    failed = false
  }

  mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    let at = recording.steps.count
    let chosen: Int
    if at < schedule.strands.count {
      chosen = schedule.strands[at]
      guard chosen >= 0, chosen < 64, enabled.has(chosen) else {
        divergence = .cannotGoOn(step: at + 1, strand: chosen, instead: enabled)
        return -1
      }
    } else {
      chosen = last >= 0 && enabled.has(last) ? last : enabled.lowest
    }
    let isFree = last < 0 || !enabled.has(last) || pending[last].kind == .yield
    if !isFree && chosen != last { preemptions += 1 }
    last = chosen
    recording.unfinished = standing(live & ~StrandSet(strand: chosen), pending)
    recording.steps.append(TraceRecording.Step(strand: chosen, operation: pending[chosen]))
    return chosen
  }

  mutating func order(from: Int, to: Int) {
    recording.orders.append(
      TraceRecording.Order(from: from, to: to, after: recording.steps.count))
  }

  mutating func advanceTime() {
    recording.barriers.append(recording.steps.count)
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    self.failed = failed && divergence == nil
    if blocked != 0 {
      recording.unfinished = standing(blocked, pending).filter { $0.operation.kind == .acquire }
    }
    if divergence == nil && recording.steps.count < schedule.strands.count {
      divergence = .endedEarly(steps: recording.steps.count)
    }
    return false
  }

  private func standing(
    _ strands: StrandSet, _ pending: UnsafePointer<Operation>
  ) -> [TraceRecording.Step] {
    (0..<64).filter { strands.has($0) }
      .map { TraceRecording.Step(strand: $0, operation: pending[$0]) }
  }
}
