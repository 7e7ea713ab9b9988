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
    return "'\(test.name)' is \(search.summary)."
  }
}
