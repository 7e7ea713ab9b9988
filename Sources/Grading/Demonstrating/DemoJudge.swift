import Trace

/// Decides how a run of a demo went: pure, from what the box saw and what the program said.
struct DemoJudge: Sendable {
  /// The number that the program was given at its start.
  let nonce: UInt64
  /// The limit of wall-clock time, in seconds.
  let limit: Double
  /// Whether real time passed.
  var isReal = false

  /// How it went.
  struct Judgement: Sendable {
    var outcome = Verdict.Outcome.passed
    /// What kept it from its end; nil if nothing did.
    var explanation: Verdict.Explanation?
    /// The demo in the place of a test, with its run.
    var test: Verdict.Test
    var signal: Int?
    var limit: Double?
    /// Where it crashed, in the solution.
    var crashedAt: SourcePosition?
  }

  /// Judges a run.
  ///
  /// - Parameter locate: finds the solution's line among the addresses of a crash.
  func judge<E: Error>(
    _ result: BoxResult, locate: ([UInt64]) throws(E) -> SourcePosition?
  ) throws(E) -> Judgement {
    let testimony = Testimony(
      events: [], records: result.records, isCutShort: !result.endedByItself)
    var test = Verdict.Test(name: DemoProgram.name, outcome: .passed)
    test.runs = Array((testimony.tests[""]?.runs ?? []).prefix(1))
    var judgement = Judgement(test: test)
    if var interruption = Interruption(result.end, output: result.text, limit: limit) {
      if interruption.outcome == .crashed, interruption.position == nil, !testimony.crash.isEmpty {
        interruption.position = try locate(testimony.crash)
      }
      interrupted(interruption, &judgement)
    } else if testimony.closings != [nonce] || test.runs.isEmpty || !testimony.oddities.isEmpty {
      judgement.outcome = .leftEarly
      judgement.test.outcome = .failed
      judgement.explanation = Wording(tests: [], output: "").leftEarly
    } else if let finding = test.runs.first?.findings.first {
      let (meaning, next) = Wording.words(for: finding)
      judgement.outcome = finding.kind == .deadlock ? .deadlocked : .failed
      judgement.test.outcome = finding.kind == .deadlock ? .deadlocked : .failed
      judgement.explanation = Verdict.Explanation(
        observed: finding.headline, meaning: meaning, next: next)
    } else if let thrown = testimony.thrown {
      judgement.outcome = .failed
      judgement.test.outcome = .failed
      judgement.test.messages = ["it threw \(thrown)"]
      judgement.explanation = Verdict.Explanation(
        observed: "the demo ended with an error: \(thrown)",
        next: "Which of the calls can throw, and who should catch that?")
    }
    return judgement
  }

  private func interrupted(_ interruption: Interruption, _ judgement: inout Judgement) {
    judgement.outcome = interruption.outcome
    judgement.signal = interruption.signal
    judgement.crashedAt = interruption.position
    judgement.limit = interruption.outcome == .hung ? limit : nil
    judgement.test.outcome = interruption.ofTest
    var explanation = Wording(tests: [], output: "").interrupted(interruption)
    if isReal, interruption.outcome == .hung {
      explanation = Verdict.Explanation(
        observed: "for real it takes longer than the limit of \(Interruption.seconds(limit))",
        meaning: "In the simulation waiting costs nothing; for real it does.")
    } else if interruption.outcome == .tooMuchOutput {
      explanation.meaning = "A loop that prints goes round too often."
    }
    judgement.explanation = explanation
  }
}
