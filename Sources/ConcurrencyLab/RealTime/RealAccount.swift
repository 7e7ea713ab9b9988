internal import Simulator
internal import Trace

/// A run for real, while it is written down: a value, given each fact with its time.
struct RealAccount: Sendable {
  /// The most intervals that are kept: more cannot be seen in a picture.
  static let mostIntervals = 20_000
  /// The most events that are kept.
  static let mostEvents = 2_000

  private let origin: RealTime
  private let cpuOrigin: Int
  private var run: Run
  private var strands: [RealCaller: Int] = [:]
  /// Since when each thread has been running.
  private var runningSince: [Int: Int] = [:]

  /// Begins an account at a moment.
  init(cores: Int, at time: RealTime) {
    origin = time
    cpuOrigin = RealTime.cpuTime()
    run = Run(cores: cores, clock: .real)
  }

  /// Somebody begins.
  mutating func begin(
    _ caller: RealCaller, _ kind: Strand.Kind, name: String?, at time: RealTime
  ) {
    let id = run.strands.count
    // The system gives the name of a thread that has ended to another.
    strands[caller] = id
    run.strands.append(
      Strand(id: id, name: name ?? Self.name(id), kind: kind, parent: id == 0 ? nil : 0))
    if caller.isThread { runningSince[id] = offset(time) }
  }

  /// Somebody comes to an end.
  mutating func end(_ caller: RealCaller, at time: RealTime) {
    guard let id = strands.removeValue(forKey: caller) else { return }
    closeRunning(id, at: offset(time))
    append(Run.Event(strand: id, time: offset(time), kind: .finished))
  }

  /// Somebody was doing something.
  mutating func add(
    _ state: Run.State, of caller: RealCaller, from start: RealTime, to end: RealTime,
    label: String? = nil, bytes: Int? = nil
  ) {
    let id = strand(caller, at: start)
    // A thread that computes is running before and after too.
    if caller.isThread, state == .running, label == nil { return }
    closeRunning(id, at: offset(start))
    append(
      Run.Interval(
        strand: id, state: state, start: offset(start), end: offset(end), label: label,
        bytes: bytes))
    if caller.isThread { runningSince[id] = offset(end) }
  }

  /// Somebody calls, perhaps for the first time.
  mutating func hear(of caller: RealCaller, at time: RealTime) { _ = strand(caller, at: time) }

  /// Something happens to somebody.
  mutating func happened(
    _ kind: Run.Event.Kind, to caller: RealCaller, _ text: String?, at time: RealTime
  ) {
    append(
      Run.Event(strand: strand(caller, at: time), time: offset(time), kind: kind, text: text))
  }

  /// Everything, from begin to now.
  mutating func finish(at time: RealTime) -> Run {
    for id in runningSince.keys.sorted() { closeRunning(id, at: offset(time)) }
    if !run.strands.isEmpty {
      append(Run.Event(strand: 0, time: offset(time), kind: .finished))
    }
    run.elapsed = offset(time)
    run.cpuTime = RealTime.cpuTime() - cpuOrigin
    run.intervals.sort { ($0.start, $0.strand) < ($1.start, $1.strand) }
    run.events.sort { ($0.time, $0.strand) < ($1.time, $1.strand) }
    return run
  }

  /// A letter for the first 26 strands after the body, as in a simulation.
  private static func name(_ id: Int) -> String {
    if id == 0 { return "main" }
    guard id <= 26, let scalar = Unicode.Scalar(UInt32(64 + id)) else { return "strand \(id)" }
    return String(Character(scalar))
  }

  private func offset(_ time: RealTime) -> Int { max(time.nanoseconds - origin.nanoseconds, 0) }

  /// The number of whoever calls; somebody unknown begins here.
  private mutating func strand(_ caller: RealCaller, at time: RealTime) -> Int {
    if let known = strands[caller] { return known }
    begin(caller, caller.isThread ? .thread : .task, name: nil, at: time)
    return run.strands.count - 1
  }

  private mutating func closeRunning(_ id: Int, at end: Int) {
    guard let since = runningSince.removeValue(forKey: id), since < end else { return }
    append(Run.Interval(strand: id, state: .running, start: since, end: end))
  }

  private mutating func append(_ interval: Run.Interval) {
    if run.intervals.count < Self.mostIntervals { run.intervals.append(interval) }
  }

  private mutating func append(_ event: Run.Event) {
    if run.events.count < Self.mostEvents { run.events.append(event) }
  }
}
