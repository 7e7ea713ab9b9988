import Trace

/// One row of a timeline: what a strand did, or who held a core.
struct TimelineRow: Hashable {
  /// Whose row it is.
  enum Owner: Hashable {
    case strand(Int)
    case core(Int)
  }

  let owner: Owner
  /// What is written before it.
  let name: String
  /// In order of start.
  private(set) var intervals: [Run.Interval]
  /// What happened to a strand at one moment each, in order of time.
  private(set) var events: [Run.Event] = []
  /// When whoever it was lost the core to somebody else, in nanoseconds.
  private(set) var interruptions: [Int] = []
  /// What was fetched, one after the other.
  private(set) var downloads: [Download] = []

  var isStrand: Bool {
    if case .strand = owner { true } else { false }
  }

  /// When the strand had done the last that was not waiting for others.
  var end: Int {
    let last = intervals.last { $0.state != .waitingForStrand }?.end ?? 0
    return max(last, events.last { $0.kind.isEnding }?.time ?? 0)
  }

  /// How many bytes came in, where that is known.
  var bytes: Int? {
    let known = intervals.compactMap(\.bytes)
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  /// How long it was running, in nanoseconds.
  var busy: Int {
    intervals.reduce(0) { $0 + ($1.state.isRunning ? $1.end - $1.start : 0) }
  }

  /// How it ended, if it did not simply come to its end.
  var ending: Run.Event.Kind? {
    events.last { $0.kind == .failed }?.kind ?? events.last { $0.kind == .cancelled }?.kind
  }

  /// The intervals of which a window shows something.
  func seen(in window: TimeWindow) -> [Run.Interval] {
    intervals.filter { window.shows(start: $0.start, end: $0.end) }
  }

  /// A row for each strand that did more than wait for others, in the order they started.
  static func strands(of run: Run) -> [TimelineRow] {
    let intervals = Dictionary(grouping: run.intervals, by: \.strand)
    let events = Dictionary(grouping: run.events, by: \.strand)
    return run.strands.compactMap { strand in
      let own = (intervals[strand.id] ?? []).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
      let said = (events[strand.id] ?? []).filter { $0.kind != .finished }
      let isIdle = own.allSatisfy { $0.state == .waitingForStrand } && said.isEmpty
      guard !isIdle else { return nil }
      return TimelineRow(
        owner: .strand(strand.id), name: strand.name, intervals: own,
        events: events[strand.id] ?? [], interruptions: interruptions(own),
        downloads: Download.all(in: own))
    }
  }

  /// A row for each core that was held at some time; where no core is known, none.
  static func cores(of run: Run) -> [TimelineRow] {
    let held = run.intervals.filter { $0.state.isRunning && $0.core != nil }
    let byCore = Dictionary(grouping: held) { $0.core ?? 0 }
    return byCore.keys.sorted().map { core in
      let own = (byCore[core] ?? []).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
      return TimelineRow(
        owner: .core(core), name: "core \(core + 1)", intervals: own)
    }
  }

  /// When a strand stopped running although it could have gone on.
  private static func interruptions(_ intervals: [Run.Interval]) -> [Int] {
    zip(intervals, intervals.dropFirst()).compactMap { before, after in
      let isInterrupted =
        before.state.isRunning && after.state == .ready && before.end == after.start
        && before.start < before.end
      return isInterrupted ? after.start : nil
    }
  }

  /// What has been of it at a moment of the run.
  func standing(at now: Int) -> TimelineRow {
    var result = self
    result.intervals = intervals.filter { $0.start <= now }.map { interval in
      var known = interval
      known.end = min(interval.end, now)
      return known
    }
    result.events = events.filter { $0.time <= now }
    result.interruptions = interruptions.filter { $0 <= now }
    result.downloads = downloads.filter { $0.start <= now }
    return result
  }
}

extension Run.State {
  /// Whether a core is held.
  var isRunning: Bool { self == .running || self == .holdingBigLock }
}

extension Run.Event.Kind {
  /// Whether the strand is at its end; one that was cancelled can go on for a while.
  var isEnding: Bool { self == .finished || self == .failed }
}
