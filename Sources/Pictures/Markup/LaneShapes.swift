import Trace

/// The shapes of one row of a timeline in SVG: each state differs in height and in filling, so that none
/// is known by its colour alone.
struct LaneShapes {
  /// How high a row is, in pixels.
  static let height = 24

  let row: TimelineRow
  let model: TimelineModel
  /// Where a moment lies, from 0 to 1, is written.
  let place: (Double) -> String
  /// How long a part from 0 to 1 is written.
  let length: (Double) -> String
  /// How many intervals are drawn at most: the longest.
  var limit = Int.max

  private var window: TimeWindow { model.window }

  /// The row's shapes: intervals in order, then marks above them.
  var all: [Markup] { shown.map(shape) + (row.isStrand ? [] : shown.compactMap(holder)) + marks }

  /// The least part of a row in which a name is written.
  private static let leastNamed = 0.04

  /// Whose a stretch of a core is, written into it and cut off at its end.
  private func holder(_ interval: Run.Interval) -> Markup? {
    let from = window.fraction(of: interval.start)
    let part = window.fraction(of: interval.end) - from
    guard part >= Self.leastNamed else { return nil }
    let name = model.run.strands.first { $0.id == interval.strand }?.name ?? ""
    let style = interval.state == .holdingBigLock ? "holds-lock" : nil
    return Markup(
      "svg",
      [
        "class": style, "x": place(from), "width": length(part), "height": "\(Self.height)",
        "aria-hidden": "true",
      ], [Markup("text", ["class": "who", "x": "5", "y": "16"], text: name)])
  }

  private var shown: [Run.Interval] {
    let seen = row.seen(in: window)
    guard seen.count > limit else { return seen }
    let order = seen.indices.sorted {
      let (one, other) = (seen[$0].end - seen[$0].start, seen[$1].end - seen[$1].start)
      return one == other ? $0 < $1 : one > other
    }
    return order.prefix(limit).sorted().map { seen[$0] }
  }

  private func shape(_ interval: Run.Interval) -> Markup {
    let from = window.fraction(of: interval.start)
    let part = window.fraction(of: interval.end) - from
    let title = Markup("title", text: IntervalText(interval, in: row, of: model.run).words)
    let (top, height) = interval.state.band
    let style = "span \(interval.state.rawValue)"
    guard part > 0 else {
      return Markup(
        "line",
        [
          "class": "\(style) moment", "x1": place(from), "x2": place(from), "y1": "\(top)",
          "y2": "\(top + height)",
        ], [title])
    }
    return Markup(
      "rect",
      [
        "class": style, "x": place(from), "y": "\(top)", "width": length(part),
        "height": "\(height)",
      ], [title])
  }

  private var marks: [Markup] {
    let interruptions = row.interruptions.filter { window.shows(start: $0, end: $0) }.map {
      mark("interrupted", at: $0, "M0 1V23M-4 6L0 1L4 6", "interrupted at \(TimeText.words($0))")
    }
    let endings = row.events.filter { window.shows(start: $0.time, end: $0.time) }
    return interruptions
      + endings.compactMap { event in
        let said = event.text.map { ": \($0)" } ?? ""
        let title = "\(event.kind.rawValue) at \(TimeText.words(event.time))\(said)"
        switch event.kind {
        case .failed:
          return mark("failed", at: event.time, "M-6 6L6 18M6 6L-6 18", title)
        case .cancelled:
          return mark(
            "cancelled", at: event.time, "M-7 12a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M-5 17L5 7", title)
        case .output, .note:
          return mark("said", at: event.time, "M-4 0H4L0 6Z", title)
        case .finished: return nil
        }
      }
  }

  private func mark(_ style: String, at time: Int, _ path: String, _ title: String) -> Markup {
    Markup(
      "svg",
      ["class": "mark", "x": place(window.fraction(of: time)), "overflow": "visible"],
      [Markup("path", ["class": style, "d": path], [Markup("title", text: title)])])
  }
}

extension Run.State {
  /// Where in a row its shape begins and how high it is, in pixels.
  var band: (top: Int, height: Int) {
    switch self {
    case .running, .holdingBigLock: (3, 18)
    case .waitingForLock, .waitingForIO: (7, 10)
    case .ready: (8, 8)
    case .waitingForStrand: (11, 2)
    case .sleeping: (10, 4)
    }
  }
}
