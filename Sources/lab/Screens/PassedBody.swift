import Grading
import Pictures
import Terminal
import Trace

/// What a pass proves, and no more than that.
struct PassedBody {
  var verdict: Verdict

  func lines(on surface: Surface) -> [Line] {
    statements.flatMap { statement in
      Line(statement).wrapped(to: surface.width - 1, hanging: 3).map { $0.indented(by: 1) }
    }
  }

  /// What the tests came to, a sentence for each way of testing.
  var statements: [String] {
    let explored = verdict.tests.filter { !$0.explorations.isEmpty }
    let timed = verdict.tests.filter { $0.explorations.isEmpty && !$0.runs.isEmpty }
    let plain = verdict.tests.filter { $0.explorations.isEmpty && $0.runs.isEmpty }
    return [proof(of: explored), times(of: timed), held(by: plain)].compactMap(\.self)
  }

  private func proof(of tests: [Verdict.Test]) -> String? {
    let searches = tests.flatMap(\.explorations)
    guard !searches.isEmpty else { return nil }
    guard searches.allSatisfy({ $0.verdict == .proved }) else {
      let tried = searches.reduce(0) { $0 + $1.executions }
      return "\(Words.count(tried, "run")), none fails; not all of what there is."
    }
    return "Proved: \(Exploration.proof(of: searches, in: Self.tests(tests)))."
  }

  private func times(of tests: [Verdict.Test]) -> String? {
    let runs = tests.flatMap(\.runs)
    guard !runs.isEmpty else { return nil }
    let longest = TimeText.words(runs.map(\.elapsed).max() ?? 0)
    let took = runs.count == 1 ? "took" : "took at most"
    return "In simulated time, exact: \(Self.tests(tests)) \(took) \(longest)."
  }

  private func held(by tests: [Verdict.Test]) -> String? {
    guard !tests.isEmpty else { return nil }
    let isAlone = tests.count == verdict.tests.count
    return "\(Words.count(tests.count, isAlone ? "test" : "other test")) passed."
  }

  private static func tests(_ tests: [Verdict.Test]) -> String {
    switch tests.count {
    case 1: "'\(tests[0].name)'"
    case 2: "both tests"
    default: "\(tests.count) tests"
    }
  }
}
