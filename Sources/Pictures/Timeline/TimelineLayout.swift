import Terminal
import Trace

/// Where the parts of a timeline stand in a terminal.
struct TimelineLayout {
  private let model: TimelineModel
  private let surface: Surface
  private let nameWidth: Int
  /// What is said at the end of each row.
  private let facts: TimelineFacts
  /// How many columns the time takes.
  private let columns: Int

  init(_ model: TimelineModel, surface: Surface) {
    self.model = model
    self.surface = surface
    let names = model.rows.map { surface.glyphs.fit($0.name.visible).displayWidth }
    self.nameWidth = min(max(names.max() ?? 0, 6), surface.width / 4)
    let room = surface.width - nameWidth - 3
    self.facts = TimelineFacts(
      model, surface: surface, room: model.now == nil ? room / 3 : room / 2)
    self.columns = max(room - facts.width, 8)
  }

  /// The lines, at most `height` of them where six can be had.
  func lines(height: Int) -> [Line] {
    guard !model.rows.isEmpty else { return [] }
    let legend = legend()
    let part = leftOutTime.map { surface.paragraph($0) } ?? []
    let room = max(height - 1 - legend.count - part.count, 3)
    let fold = TimelineFold(model, room: room)
    return [axis()] + fold.rows.map(line) + (fold.words.map { [more($0)] } ?? []) + part + legend
  }

  private func axis() -> Line {
    let axis = TimeAxis(model.window, atMost: columns / 9 + 1)
    var text = ""
    for tick in axis.ticks {
      let edge = min(Int(model.window.fraction(of: tick.time) * Double(columns)), columns - 1)
      let end = edge + tick.label.count
      guard edge >= text.displayWidth + (text.isEmpty ? 0 : 1), end <= columns,
        text.isEmpty || nameWidth + 3 + end + 3 <= surface.width
      else { continue }
      text += String(repeating: " ", count: edge - text.displayWidth) + tick.label
    }
    return Line.blank.padded(to: nameWidth + 3) + Line("\(text) \(axis.unit.symbol)", .faint)
  }

  private func line(_ row: TimelineRow) -> Line {
    let label = Line(surface.glyphs.fit(row.name.visible), .strong)
      .truncated(to: nameWidth, mark: surface.glyphs.ellipsis)
    let drawn = model.now.map { row.standing(at: $0) } ?? row
    return (" " + label).padded(to: nameWidth + 3) + cells(drawn).line() + facts.line(row)
  }

  private func cells(_ row: TimelineRow) -> TimelineCells {
    TimelineCells(row: row, window: model.window, columns: columns, glyphs: surface.glyphs)
  }

  private func more(_ words: String) -> Line {
    Line(" \(surface.glyphs.ellipsis) \(words)", .faint)
      .truncated(to: surface.width, mark: surface.glyphs.ellipsis)
  }

  /// How much of the run's time is not drawn.
  private var leftOutTime: Line? {
    model.window.omission.map { Line("\(surface.glyphs.ellipsis) \($0)", .faint) }
  }

  private func legend() -> [Line] {
    let glyphs = surface.glyphs
    let states = model.states.map {
      Line($0.glyph(glyphs), $0.style) + Line(" \($0.words)", .faint)
    }
    let marks = model.rows.reduce(into: Set()) { $0.formUnion(cells($1).marks) }
    let moments = MomentGlyph.allCases.filter(marks.contains).map { moment in
      let count = model.interruptions
      let often = moment == .interrupted && count > 1 ? " \(count) times" : ""
      return Line(moment.glyph(glyphs), moment.style) + Line(" \(moment.words)\(often)", .faint)
    }
    let idle =
      model.coreRows.isEmpty ? [] : [Line(glyphs == .unicode ? "▁ idle" : "_ idle", .faint)]
    return surface.flow(states + idle + moments)
  }
}

extension Surface {
  /// Short things one after the other, none of them broken over lines where it fits on one.
  fileprivate func flow(_ parts: [Line]) -> [Line] {
    var lines: [Line] = []
    for part in parts {
      if let last = lines.last, last.width + 2 + part.width <= width {
        lines[lines.count - 1] = last + "  " + part
      } else {
        lines += part.wrapped(to: width - 1, hanging: 2).map { $0.indented(by: 1) }
      }
    }
    return lines
  }
}
