import Pictures
import Terminal
import Trace

/// A schedule, printed: all of its steps, or the first few.
struct ReplayScreen {
  var finding: Finding
  /// What is stepped through: `08 lost-update`.
  var title: String
  /// The name of the test.
  var test: String
  var source: SourceText
  /// How many steps are shown; nil for all.
  var limit: Int?
  /// What can be typed next.
  var next: [NextStep] = []

  func lines(on surface: Surface) -> [Line] {
    let count = finding.steps.count
    let shown = min(limit ?? count, count)
    let place = limit == nil ? Words.count(count, "step") : "step \(shown) of \(count)"
    let table = SteppedTable(finding, source: source)
    let header = table.header(on: surface).map { [$0] } ?? []
    let rows = table.rows(on: surface, done: limit.map { min($0, count) } ?? count + 1)
      .filter { $0.step < shown }.map(\.line)
    let waits = finding.waits.filter { !$0.resource.isEmpty }
    let waiting =
      shown == count && !waits.isEmpty
      ? [.blank] + WaitingPicture(finding, source: source).lines(on: surface, height: 100) : []
    return surface.ends(Line(" \(title)", .heading), Line(place, .faint)) + [surface.rule]
      + surface.paragraph("'\(test, .strong)'") + [.blank] + header + rows + waiting + [.blank]
      + surface.paragraph(end(isWhole: shown == count))
      + surface.labelled("Schedule", Line(finding.schedule, .code), margin: 10) + [.blank]
      + NextStep.lines(next, on: surface)
  }

  /// How it ended, or who can take the next step.
  private func end(isWhole: Bool) -> Line {
    guard !isWhole, let limit else {
      return Line(Words.sentence(finding.headline), finding.kind == .shown ? .good : .bad)
    }
    let step = finding.steps[limit]
    let others = step.others.map(name)
    let next = "Next: \(name(step.strand))"
    return Line(
      others.isEmpty ? next : "\(next); \(Words.alternatives(others)) could go on instead")
  }

  private func name(_ strand: Int) -> String {
    finding.strands.first { $0.id == strand }?.name ?? "\(strand)"
  }
}
