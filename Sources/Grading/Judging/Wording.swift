import Trace

/// The words of a verdict: what was observed, what it usually means, what to try next.
struct Wording {
  let tests: [Verdict.Test]
  let output: String

  /// Every test passed.
  var passed: Verdict.Explanation {
    let explorations = tests.flatMap(\.explorations)
    let count = tests.count == 1 ? "the test" : "all \(tests.count) tests"
    guard !explorations.isEmpty else {
      return Verdict.Explanation(observed: "\(count) passed")
    }
    let explored = tests.count { !$0.explorations.isEmpty }
    let place = explored == tests.count ? "" : explored == 1 ? "one test" : "\(explored) tests"
    return Verdict.Explanation(
      observed: "\(count) passed; proved: \(Exploration.proof(of: explorations, in: place))")
  }

  /// It was ended before it had ended by itself.
  func interrupted(_ interruption: Interruption) -> Verdict.Explanation {
    let test =
      tests.first { [.crashed, .hung, .failed].contains($0.outcome) && $0.explorations.isEmpty }
      ?? tests.first { [.crashed, .hung].contains($0.outcome) }
    let place = test.map { "during '\($0.name)' " } ?? ""
    let line = interruption.position.map { ", at line \($0.line)" } ?? ""
    let observed = "\(place)\(interruption.sentence)\(line)"
    switch interruption.outcome {
    case .hung:
      return Verdict.Explanation(
        observed: observed,
        meaning: "A loop that never ends, or a wait that the simulator cannot see.",
        next: "Look for a loop whose condition nobody else can change while it runs.")
    case .tooMuchOutput:
      return Verdict.Explanation(
        observed: observed, meaning: "Every schedule runs the whole program, and prints again.",
        next: "Leave out the print, or print once.")
    default:
      let isStack = interruption.signal == 11 && interruption.fatalError == nil
      return Verdict.Explanation(
        observed: observed,
        meaning: isStack
          ? "Most often a function that calls itself without end, and runs out of stack."
          : "Swift ends a program that goes on with something impossible: an index that is not "
            + "there, a nil that was to be a value, a number that does not fit.",
        next: isStack
          ? "Look for a function that calls itself, and what makes it stop."
          : "Look at the line, and ask which value would make it impossible.")
    }
  }

  /// It ended before its tests had.
  var leftEarly: Verdict.Explanation {
    let test = tests.first { $0.outcome != .passed }
    return Verdict.Explanation(
      observed: "the program ended "
        + (test.map { "before '\($0.name)' had" } ?? "before it had said how it went"),
      meaning: "Something ends the whole program instead of returning to whoever called.",
      next: "Return a value, or throw an error.")
  }

  /// It said something about itself that its tests did not.
  static func forged(_ oddity: String) -> Verdict.Explanation {
    Verdict.Explanation(
      observed: "the run reported something that its tests did not: \(oddity)",
      meaning: "What a program says about itself counts only when it adds up.",
      next: "Solve the exercise with what its text names.")
  }

  /// A test failed.
  func failed(_ test: Verdict.Test) -> Verdict.Explanation {
    let findings = test.explorations.flatMap(\.findings) + test.runs.flatMap(\.findings)
    let message = test.messages.first ?? findings.first?.headline ?? "it failed"
    let share = test.explorations.first { $0.verdict == .refuted }?.share.map { "; \($0)" } ?? ""
    let observed = "'\(test.name)' failed: \(message)\(share)"
    if test.outcome == .notDecided {
      let search = test.explorations.first { $0.verdict == .undecided }
      return Verdict.Explanation(
        observed: "'\(test.name)' is \(search?.summary ?? "not decided: \(message)")",
        meaning:
          "The search ended before every schedule had been tried; none of those tried fails.",
        next: "Fewer strands or fewer steps between them make fewer schedules.")
    }
    guard let finding = findings.first else {
      let place = test.position.map { "\($0.file), line \($0.line)" }
      return Verdict.Explanation(
        observed: observed, next: place.map { "Read what the test asks for: \($0)." })
    }
    let search = test.explorations.first { $0.findings.contains(finding) }
    let (meaning, next) = Self.words(for: finding, of: search)
    return Verdict.Explanation(observed: observed, meaning: meaning, next: next)
  }
}
