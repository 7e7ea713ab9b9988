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
  /// How runs are drawn.
  var view = TimelineView.whole
  /// Whether it is the learner's file that runs.
  var isYours = true
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
    return parts.flatMap { lines(of: $0, on: surface) } + outputs(on: surface)
      + (next.isEmpty ? [] : [.blank] + NextStep.lines(next, on: surface))
  }

  private func lines(of part: Demonstration.Part, on surface: Surface) -> [Line] {
    let title = part.test.map { surface.paragraph("'\($0, .strong)'") } ?? []
    if let run = part.run {
      let run = run.namedByDownloads
      return title + picture(of: run, on: surface)
        + RunTotals(run).lines(isYours ? "yours" : "this run", on: surface)
        + reality(beside: run, on: surface)
    }
    guard let schedule = part.schedule else { return [] }
    let picture = FindingPicture(schedule, source: source)
    return heading(nil, on: surface) + [.blank]
      + surface.paragraph(Line("It has no demo. One schedule of its first test:")) + title
      + [.blank] + picture.lines(on: surface)
  }

  private func picture(of run: Run, on surface: Surface) -> [Line] {
    guard let real = demonstration.real else {
      return heading(run, on: surface)
        + view.timeline(run).lines(on: surface, height: Self.height)
    }
    // Two pictures have one axis, so that what takes as long is as wide.
    var drawn = run
    drawn.elapsed = RealityScreen.span(run, real.run)
    return heading(run, on: surface) + strands(of: drawn, on: surface)
  }

  /// The strands alone: which core they were on is known in the simulation only.
  private func strands(of run: Run, on surface: Surface) -> [Line] {
    var view = view
    view.rows = .strands
    return view.timeline(run).lines(on: surface, height: Self.height)
  }

  /// How it went for real.
  private func reality(beside run: Run, on surface: Surface) -> [Line] {
    guard let real = demonstration.real else { return [] }
    var picture: [Line] = []
    if let realRun = real.run?.namedByDownloads {
      var drawn = realRun
      drawn.elapsed = RealityScreen.span(run, realRun)
      picture = heading(realRun, on: surface) + strands(of: drawn, on: surface)
    }
    let screen = RealityScreen(simulated: run, real: real)
    return [.blank] + picture + surface.paragraph(Line(screen.comparison()))
  }

  private func heading(_ run: Run?, on surface: Surface) -> [Line] {
    let name = Line(" \(Words.heading(of: demonstration.exercise))", .strong)
    guard let run else { return [name] }
    return title(of: run, on: surface).wrapped(to: surface.width, hanging: 1)
  }

  /// What a picture of a run is called: ` 02 overlap-the-waits · yours · 1 core · simulated time`.
  func title(of run: Run, on surface: Surface) -> Line {
    let dot = " \(surface.glyphs.dot) "
    let clock = run.clock == .real ? "for real" : "simulated time"
    let facts = (isYours ? ["yours"] : []) + [Words.count(run.cores, "core"), clock]
    return Line(" \(Words.heading(of: demonstration.exercise))", .strong)
      + Line(facts.map { dot + $0 }.joined(), .faint)
  }

  private func nothing(on surface: Surface) -> [Line] {
    surface.paragraph(
      "There is nothing to draw: it has no demo, and its tests run nothing that a picture shows. See what they say with 'lab check'."
    )
  }

  /// What was printed; for real again, where that is something else.
  private func outputs(on surface: Surface) -> [Line] {
    let simulated = demonstration.output
    guard let real = demonstration.real?.output, real != simulated else {
      return output(simulated, "Printed", on: surface)
    }
    return output(simulated, "Printed, simulated", on: surface)
      + output(real, "Printed, for real", on: surface)
  }

  private func output(_ text: String, _ title: String, on surface: Surface) -> [Line] {
    let lines = text.split(whereSeparator: \.isNewline)
    guard !lines.isEmpty else { return [] }
    let limit = Self.outputHeight
    let first = lines.prefix(lines.count > limit ? limit - 1 : limit)
    let left = lines.count - first.count
    let mark = surface.glyphs.ellipsis
    let most = demonstration.outputIsCut ? "at least " : ""
    let more =
      left > 0 ? [Line("   \(mark) \(most)\(Words.count(left, "more line"))", .faint)] : []
    return [.blank] + surface.paragraph(Line(title, .faint))
      + first.map { Line("   \($0)", .code).truncated(to: surface.width, mark: mark) } + more
  }
}
