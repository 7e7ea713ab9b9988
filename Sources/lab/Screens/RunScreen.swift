import Grading
import Pictures
import Terminal
import Trace

/// A solution at work: who did what when, what it came to, what was printed.
struct RunScreen {
  /// What is shown.
  var demonstration: Demonstration
  /// Where a picture's lines of source come from.
  var source = SourceText()
  /// What can be typed next.
  var next: [NextStep] = []

  /// The most lines of a picture.
  private static let height = 24
  /// The most lines of what was printed.
  private static let outputHeight = 12

  func lines(on surface: Surface) -> [Line] {
    if let trouble = demonstration.trouble {
      return VerdictScreen(verdict: trouble, source: source, next: next).lines(on: surface)
    }
    let parts = demonstration.parts
    if parts.isEmpty { return heading(nil, on: surface) + nothing(on: surface) }
    return parts.flatMap { lines(of: $0, on: surface) } + output(on: surface)
      + (next.isEmpty ? [] : [.blank] + NextStep.lines(next, on: surface))
  }

  private func lines(of part: Demonstration.Part, on surface: Surface) -> [Line] {
    let title = part.test.map { [.blank] + surface.paragraph("'\($0, .strong)'") } ?? []
    if let run = part.run {
      let picture = Timeline(run).lines(on: surface, height: Self.height)
      let totals = RunTotals(run).sentence(dot: surface.glyphs.dot)
      return title + heading(run, on: surface) + picture
        + (totals.map { surface.paragraph(Line($0)) } ?? [])
    }
    guard let schedule = part.schedule else { return [] }
    let picture = FindingPicture(schedule, source: source)
    return heading(nil, on: surface) + title + [.blank] + picture.lines(on: surface)
  }

  private func heading(_ run: Run?, on surface: Surface) -> [Line] {
    let name = Line(" \(Words.heading(of: demonstration.exercise))", .strong)
    guard let run else { return [name] }
    let dot = " \(surface.glyphs.dot) "
    let clock = run.clock == .real ? "for real" : "simulated time"
    let facts = [Words.count(run.cores, "core"), clock].joined(separator: dot)
    return (name + Line(dot + facts, .faint)).wrapped(to: surface.width, hanging: 1)
  }

  private func nothing(on surface: Surface) -> [Line] {
    surface.paragraph(
      "There is nothing to draw: it has no demo, and its tests measure no run. Its schedules are for 'lab check' to show."
    )
  }

  private func output(on surface: Surface) -> [Line] {
    let lines = demonstration.output.split(whereSeparator: \.isNewline)
    guard !lines.isEmpty else { return [] }
    let limit = Self.outputHeight
    let first = lines.prefix(lines.count > limit ? limit - 1 : limit)
    let left = lines.count - first.count
    let mark = surface.glyphs.ellipsis
    let most = demonstration.outputIsCut ? "at least " : ""
    let more =
      left > 0 ? [Line("   \(mark) \(most)\(Words.count(left, "more line"))", .faint)] : []
    return [.blank] + surface.paragraph(Line("Printed", .faint))
      + first.map { Line("   \($0)", .code).truncated(to: surface.width, mark: mark) } + more
  }
}
