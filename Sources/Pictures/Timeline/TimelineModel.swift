import Trace

/// What a timeline shows, before anything is laid out: the same for a terminal, a page and a picture.
struct TimelineModel: Hashable {
  let run: Run
  let window: TimeWindow
  private(set) var rows: [TimelineRow]
  /// The moment at which the run is looked at, if that is not its end.
  private(set) var now: Int?

  init(_ run: Run, rows: Timeline.Rows, window: TimeWindow) {
    self.run = run
    self.window = window
    self.rows =
      (rows == .cores ? [] : TimelineRow.strands(of: run))
      + (rows == .strands ? [] : TimelineRow.cores(of: run))
  }

  /// What is known at a moment of the run.
  func standing(at now: Int) -> TimelineModel {
    var result = self
    result.now = now
    result.rows = rows.map { $0.standing(at: now) }
    return result
  }

  var strandRows: [TimelineRow] { rows.filter(\.isStrand) }

  var coreRows: [TimelineRow] { rows.filter { !$0.isStrand } }

  /// The states that are seen, in the order of the legend.
  var states: [Run.State] {
    let seen = Set(rows.flatMap { $0.seen(in: window).map(\.state) })
    return Run.State.allCases.filter(seen.contains)
  }

  /// How often somebody who could have gone on lost a core, within the window.
  var interruptions: Int {
    strandRows.reduce(0) { count, row in
      count + row.interruptions.count { window.shows(start: $0, end: $0) }
    }
  }

  /// How much of the time that is drawn, or has passed, a core was busy, in percent.
  func share(of row: TimelineRow) -> Int {
    let end = max(min(window.to, now ?? window.to), window.from)
    let busy = row.seen(in: window).reduce(0) {
      $0 + max(min($1.end, end) - max($1.start, window.from), 0)
    }
    guard end > window.from else { return 0 }
    return Int((Double(busy) / Double(end - window.from) * 100).rounded())
  }
}
