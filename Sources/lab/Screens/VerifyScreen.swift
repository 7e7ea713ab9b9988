import Course
import Terminal

/// Whether the course is sound, exercise by exercise, with every problem.
struct VerifyScreen {
  var report: VerificationReport

  func lines(on surface: Surface) -> [Line] {
    let rows = report.summaries.flatMap { summary($0, on: surface) }
    let problems = report.problems.flatMap { problem in
      (Line(" \(surface.glyphs.fail) ", .bad) + Line(problem.position, .strong)
        + ": \(problem.fact.description)").wrapped(to: surface.width, hanging: 3)
    }
    return rows + (problems.isEmpty || rows.isEmpty ? [] : [.blank]) + problems
      + [.blank, conclusion(surface.glyphs)]
  }

  private func summary(_ summary: VerificationReport.Summary, on surface: Surface) -> [Line] {
    let glyphs = surface.glyphs
    let sign = summary.isSound ? Line(glyphs.pass, .good) : Line(glyphs.fail, .bad)
    let names = report.summaries.map { Words.heading(of: $0.exercise).displayWidth }.max() ?? 0
    let name = Line(Words.heading(of: summary.exercise), .strong).padded(to: names + 2)
    let facts = (" " + sign + " " + name + Line(self.facts(of: summary.exercise, glyphs)))
      .wrapped(to: surface.width, hanging: 6)
    return facts
      + summary.objections.flatMap { objection in
        Line(objection.split(whereSeparator: \.isNewline).joined(separator: " "))
          .wrapped(to: surface.width - 5, hanging: 2).map { $0.indented(by: 5) }
      }
  }

  /// What is right with an exercise, short enough for one line.
  private func facts(of exercise: String, _ glyphs: Glyphs) -> String {
    let results = report.results.filter { $0.check.exercise == exercise }
    let right = results.filter { $0.objection == nil }
    let wrong = results.count { $0.check.role == .wrongAnswer }
    let caught = right.count { $0.check.role == .wrongAnswer }
    let demos = right.count { $0.check.role == .demo }
    let isExercise = results.contains { $0.check.role != .demo }
    let parts = [
      right.contains { $0.check.role == .start } ? "start fails as said" : nil,
      right.contains { $0.check.role == .reference } ? "reference passes" : nil,
      isExercise ? "\(caught)/\(wrong) caught" : nil,
      demos == 0 ? nil : demos == 1 ? "demo runs" : "\(demos) demos run",
    ]
    return parts.compactMap(\.self).joined(separator: " \(glyphs.dot) ")
  }

  private func conclusion(_ glyphs: Glyphs) -> Line {
    let wrong = report.summaries.count { !$0.isSound }
    let exercises = Set(report.results.filter { $0.check.role != .demo }.map(\.check.exercise))
    let count = Words.count(exercises.count, "exercise")
    if report.isSound {
      return Line(" Sound: \(count), \(Words.count(report.total, "check"))", .good)
    }
    let found = report.problems.count + report.summaries.reduce(0) { $0 + $1.objections.count }
    return Line(" Not sound: \(Words.count(found, "problem"))", .bad)
      + Line(wrong > 0 ? ", \(wrong) of \(count)" : "")
  }
}
