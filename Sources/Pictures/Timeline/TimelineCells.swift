import Terminal
import Trace

/// The columns of one row of a timeline, each with one glyph.
struct TimelineCells {
  let row: TimelineRow
  let window: TimeWindow
  let columns: Int
  let glyphs: Glyphs

  /// The column of a time.
  private func column(of time: Int) -> Int {
    min(Int(window.fraction(of: time) * Double(columns)), columns - 1)
  }

  /// One glyph for each column: what happened there, or the state that fills most of it, or running, if
  /// that begins there.
  func line() -> Line {
    let moments = moments
    let idle = Span(row.isStrand ? " " : glyphs == .unicode ? "▁" : "_", .faint)
    let spans = states.enumerated().map { index, state -> Span in
      if let moment = moments[index] { return Span(moment.glyph(glyphs), moment.style) }
      return state.map { Span($0.glyph(glyphs), $0.style) } ?? idle
    }
    return Line(Self.merged(spans))
  }

  /// What is marked in this row.
  var marks: Set<MomentGlyph> { Set(moments.values) }

  private var states: [Run.State?] {
    var shares = Array(repeating: [Run.State: Double](), count: columns)
    let width = Double(window.length) / Double(columns)
    for interval in row.seen(in: window) {
      let first = column(of: interval.start)
      let last = max(column(of: max(interval.end - 1, interval.start)), first)
      for index in first...last {
        let left = Double(window.from) + Double(index) * width
        let from = max(Double(interval.start), left)
        let to = min(Double(interval.end), left + width)
        let begins = interval.state.isRunning && index == first
        shares[index][interval.state, default: 0] += max(to - from, 0) + (begins ? width : 0)
      }
    }
    return shares.map { share in
      let best = Run.State.allCases.max { (share[$0] ?? -1) < (share[$1] ?? -1) }
      return best.flatMap { share[$0] == nil ? nil : $0 }
    }
  }

  /// What is marked where; of several in one column, the gravest.
  private var moments: [Int: MomentGlyph] {
    var result: [Int: MomentGlyph] = [:]
    let add = { (moment: MomentGlyph, time: Int) in
      guard window.shows(start: time, end: time) else { return }
      let index = column(of: time)
      // Two marks side by side would hide who runs between them.
      if moment.rawValue <= MomentGlyph.interrupted.rawValue, result[index - 1] != nil { return }
      if (result[index]?.rawValue ?? -1) < moment.rawValue { result[index] = moment }
    }
    for time in seams { add(.next, time) }
    for time in row.interruptions { add(.interrupted, time) }
    for event in row.events {
      if let moment = MomentGlyph(event.kind) { add(moment, event.time) }
    }
    return result
  }

  /// Where a strand goes on waiting, but for something else, and where a core goes to another strand.
  private var seams: [Int] {
    zip(row.intervals, row.intervals.dropFirst()).compactMap { before, after in
      let isNext =
        row.isStrand
        ? before.state == after.state && before.label != after.label && after.label != nil
        : before.strand != after.strand && before.end == after.start && before.start < before.end
      return isNext ? after.start : nil
    }
  }

  /// Neighbours of one style as one span.
  private static func merged(_ spans: [Span]) -> [Span] {
    spans.reduce(into: []) { result, span in
      if let last = result.last, last.style == span.style {
        result[result.count - 1] = Span(last.text + span.text, span.style)
      } else {
        result.append(span)
      }
    }
  }
}
