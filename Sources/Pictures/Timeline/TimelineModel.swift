import Trace

/// What a timeline shows, before anything is laid out: the same for a terminal, a page and a picture.
struct TimelineModel: Hashable {
  let run: Run
  let window: TimeWindow
  let rows: [TimelineRow]
  /// The moment at which the run is looked at, if that is not its end. What is drawn of a row is then
  /// ``TimelineRow/standing(at:)``; what stands around it is laid out for the whole run, so that nothing
  /// moves from moment to moment.
  let now: Int?

  init(_ run: Run, rows: Timeline.Rows, window: TimeWindow, now: Int? = nil) {
    self.run = run
    self.now = now
    self.window = window
    self.rows =
      (rows == .cores ? [] : TimelineRow.strands(of: run))
      + (rows == .strands ? [] : TimelineRow.cores(of: run))
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
    guard end > window.from else { return 0 }
    let busy = row.seen(in: window).reduce(0) {
      $0 + max(min($1.end, end) - max($1.start, window.from), 0)
    }
    return Int((Double(busy) / Double(end - window.from) * 100).rounded())
  }
}
