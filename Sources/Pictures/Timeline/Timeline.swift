public import Terminal
public import Trace

/// A run in virtual time: a row for each strand and each core, time from left to right.
public struct Timeline: Sendable {
  /// What is drawn.
  public let run: Run

  /// Makes a timeline.
  public init(_ run: Run) { self.run = run }

  /// The timeline's lines: axis, strands, cores, legend; at most `height` of them.
  public func lines(on surface: Surface, height: Int = 20) -> [Line] {
    let layout = TimelineLayout(run, surface: surface)
    let rows = layout.strandRows()
    let cores = layout.coreRows()
    let legend = layout.legend()
    guard !rows.isEmpty else { return [] }
    let room = max(height - 1 - cores.count - legend.count, 2)
    var shown = rows
    if rows.count > room {
      let left = rows.count - room + 1
      shown = rows.prefix(room - 1) + [Line(" \(surface.glyphs.ellipsis) \(left) more", .faint)]
    }
    return [layout.axis()] + shown + cores + legend
  }
}

/// Where a timeline's parts stand.
struct TimelineLayout {
  private let run: Run
  private let surface: Surface
  private let strands: [Strand]
  private let nameWidth: Int
  /// How many columns the time takes.
  private let columns: Int

  init(_ run: Run, surface: Surface) {
    self.run = run
    self.surface = surface
    let strands = run.strands.filter { strand in
      run.intervals.contains { $0.strand == strand.id && $0.state != .waitingForStrand }
    }
    self.strands = strands
    let names = strands.map { surface.glyphs.fit($0.name.visible).displayWidth }
    self.nameWidth = min(max(names.max() ?? 0, 6), surface.width / 4)
    self.columns = max(surface.width - nameWidth - 4 - 9, 8)
  }

  /// The column of a time.
  private func column(of time: Int) -> Int {
    guard run.elapsed > 0 else { return 0 }
    return min(Int(Double(time) / Double(run.elapsed) * Double(columns)), columns - 1)
  }

  func axis() -> Line {
    let unit = TimeText.Unit.fitting(run.elapsed)
    let step = tick()
    var text = ""
    var time = 0
    while time <= run.elapsed {
      let label = TimeText.number(time, in: unit)
      let edge = column(of: time)
      if edge >= text.displayWidth + (text.isEmpty ? 0 : 1), edge + label.count <= columns {
        text += String(repeating: " ", count: edge - text.displayWidth) + label
      }
      if step <= 0 { break }
      time += step
    }
    let head = Line.blank.padded(to: nameWidth + 3)
    return head + Line("\(text) \(unit.symbol)", .faint)
  }

  /// The time between two labels: 1, 2 or 5 of some power of ten, at least nine columns.
  private func tick() -> Int {
    guard run.elapsed > 0 else { return 0 }
    let least = Double(run.elapsed) * 9 / Double(columns)
    var power = 1
    while true {
      for factor in [1, 2, 5] where Double(power * factor) >= least { return power * factor }
      power *= 10
    }
  }

  func strandRows() -> [Line] {
    strands.map { strand in
      let own = run.intervals.filter { $0.strand == strand.id }
      let end = own.filter { $0.state != .waitingForStrand }.map(\.end).max() ?? 0
      return row(strand.name, cells: cells(own), after: TimeText.words(end))
    }
  }

  func coreRows() -> [Line] {
    let busy = run.intervals.filter { $0.state == .running && $0.core != nil }
    let cores = Set(busy.compactMap(\.core)).sorted()
    return cores.map { core in
      let own = busy.filter { $0.core == core }
      let total = own.reduce(0) { $0 + $1.end - $1.start }
      let share = run.elapsed > 0 ? Int((Double(total) / Double(run.elapsed) * 100).rounded()) : 0
      return row("core \(core + 1)", cells: cells(own, idle: "─", "-"), after: "busy \(share)%")
    }
  }

  private func row(_ name: String, cells: Line, after: String) -> Line {
    let label = Line(surface.glyphs.fit(name.visible), .strong)
      .truncated(to: nameWidth, mark: surface.glyphs.ellipsis)
    let line = (" " + label).padded(to: nameWidth + 3) + cells
    let end = Line(after, .faint).paddedLeft(to: 8)
    return line.width + 1 + end.width <= surface.width ? line + " " + end : line
  }

  /// One glyph for each column: the state that fills most of it, or running, if that begins there.
  private func cells(_ intervals: [Run.Interval], idle: String = " ", _ ascii: String = " ") -> Line
  {
    var shares = Array(repeating: [Run.State: Double](), count: columns)
    for interval in intervals {
      let first = column(of: interval.start)
      let last = max(column(of: max(interval.end - 1, interval.start)), first)
      for index in first...last {
        let width = Double(run.elapsed) / Double(columns)
        let from = max(Double(interval.start), Double(index) * width)
        let to = min(Double(interval.end), Double(index + 1) * width)
        let begins = interval.state == .running && index == first
        shares[index][interval.state, default: 0] += max(to - from, 0) + (begins ? width : 0)
      }
    }
    let blank = Span(surface.glyphs == .unicode ? idle : ascii, .faint)
    let seams = seams(intervals)
    let spans = shares.enumerated().map { index, share -> Span in
      if seams.contains(index) { return Span(surface.glyphs.margin, .faint) }
      let best = Run.State.allCases.max { (share[$0] ?? -1) < (share[$1] ?? -1) }
      guard let best, share[best] != nil else { return blank }
      return Span(best.glyph(surface.glyphs), best.style)
    }
    return Line(merged(spans))
  }

  /// The columns where a strand goes on waiting, but for something else.
  private func seams(_ intervals: [Run.Interval]) -> Set<Int> {
    var columns: Set<Int> = []
    for (before, after) in zip(intervals, intervals.dropFirst())
    where before.state == after.state && before.label != after.label && after.label != nil {
      columns.insert(column(of: after.start))
    }
    return columns
  }

  /// Neighbours of one style as one span.
  private func merged(_ spans: [Span]) -> [Span] {
    spans.reduce(into: []) { result, span in
      if let last = result.last, last.style == span.style {
        result[result.count - 1] = Span(last.text + span.text, span.style)
      } else {
        result.append(span)
      }
    }
  }

  func legend() -> [Line] {
    let shown = Set(strands.map(\.id))
    let states = Set(run.intervals.filter { shown.contains($0.strand) }.map(\.state))
    let parts = Run.State.allCases.filter(states.contains).map { state in
      Line(state.glyph(surface.glyphs), state.style) + Line(" \(state.words)", .faint)
    }
    let line = parts.reduce(into: Line.blank) { $0 += ($0.isEmpty ? "" : "  ") + $1 }
    return line.isEmpty ? [] : surface.paragraph(line)
  }
}
