import Grading
import Terminal
import Trace

/// A search that ended before it had an answer: no pass, and no failure.
struct UndecidedBody {
  var verdict: Verdict

  func lines(on surface: Surface) -> [Line] {
    let sentences = verdict.tests.filter { $0.outcome == .notDecided }.map(sentence)
    let shown = sentences.isEmpty ? [Words.sentence(verdict.explanation.observed)] : sentences
    return [.blank] + shown.flatMap { surface.paragraph(Line($0)) }
  }

  private func sentence(_ test: Verdict.Test) -> String {
    guard let search = test.explorations.first(where: { $0.verdict == .undecided }) else {
      return "'\(test.name)' is not decided."
    }
    let tried = Words.count(search.executions, "schedule")
    let share = search.covered.map { ", about \(Self.percent($0)) of what there is" } ?? ""
    let ended = search.endedBy.map { " (ended by the budget of \($0))" } ?? ""
    return "'\(test.name)' is not decided: \(tried) tried, none fails\(share)\(ended)."
  }

  private static func percent(_ part: Double) -> String {
    guard part.isFinite, part >= 0.01 else { return "less than 1%" }
    return "\(Int((min(part, 1) * 100).rounded(.down)))%"
  }
}
