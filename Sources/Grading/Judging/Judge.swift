import Trace

/// Decides what a run was: pure, from what the box saw and what the program said.
struct Judge: Sendable {
  /// The tests that have to have run.
  let inventory: [PreparedExercise.Test]
  /// The number that the program was given at its start.
  let nonce: UInt64
  /// The limit of wall-clock time, in seconds.
  let limit: Double

  /// A verdict without the parts that the judge knows nothing of.
  struct Judgement: Sendable {
    var outcome: Verdict.Outcome
    var explanation: Verdict.Explanation
    var tests: [Verdict.Test]
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
      events: result.events, records: result.records, isCutShort: !result.endedByItself)
    var interruption = Interruption(result.end, output: result.text, limit: limit)
    if interruption?.outcome == .crashed, interruption?.position == nil, !testimony.crash.isEmpty {
      interruption?.position = try locate(testimony.crash)
    }
    let tests = inventory.map { test in
      verdict(on: test.name, testimony.tests[test.name], interruption: interruption)
    }
    let wording = Wording(tests: tests, output: result.text)
    var judgement = Judgement(
      outcome: .passed, explanation: wording.passed, tests: tests, signal: nil, limit: nil)
    if let interruption {
      judgement.outcome = interruption.outcome
      judgement.signal = interruption.signal
      judgement.crashedAt = interruption.position
      judgement.limit = interruption.outcome == .hung ? limit : nil
      judgement.explanation = wording.interrupted(interruption)
    } else if testimony.closings != [nonce] || testimony.runEnds != 1 {
      judgement.outcome = .leftEarly
      judgement.explanation = wording.leftEarly
    } else if let odd = oddity(in: testimony) {
      judgement.outcome = .refused
      judgement.explanation = Wording.forged(odd)
    } else if let first = tests.first(where: { $0.outcome != .passed && $0.outcome != .notDecided })
      ?? tests.first(where: { $0.outcome != .passed })
    {
      judgement.outcome = Self.outcome(of: first)
      judgement.explanation = wording.failed(first)
    } else if let stray = testimony.stray.first {
      judgement.outcome = .failed
      judgement.explanation = Verdict.Explanation(observed: "outside of the tests: \(stray)")
    } else if result.end != .exited(0) {
      judgement.outcome = .leftEarly
      judgement.explanation = wording.leftEarly
    }
    return judgement
  }

  /// Whatever cannot have come from tests that ran as they should.
  private func oddity(in testimony: Testimony) -> String? {
    if let first = testimony.oddities.first { return first }
    let names = Set(inventory.map(\.name))
    if let unknown = testimony.tests.keys.sorted().first(where: { !names.contains($0) }) {
      return "a test that is not among the exercise's: '\(unknown)'"
    }
    for test in inventory {
      let said = testimony.tests[test.name]
      if said?.starts != 1 || said?.ends != 1 {
        return
          "'\(test.name)' started \(said?.starts ?? 0) times and ended \(said?.ends ?? 0) times"
      }
    }
    return nil
  }

  private static func outcome(of test: Verdict.Test) -> Verdict.Outcome {
    switch test.outcome {
    case .deadlocked: .deadlocked
    case .notDecided: .notDecided
    default: .failed
    }
  }

  private func verdict(
    on name: String, _ said: Testimony.OfTest?, interruption: Interruption?
  ) -> Verdict.Test {
    guard let said, said.starts > 0 else { return Verdict.Test(name: name, outcome: .notRun) }
    var test = Verdict.Test(
      name: name, outcome: .passed, messages: said.messages, position: said.position,
      explorations: said.explorations, runs: said.runs)
    let findings = said.explorations.flatMap(\.findings) + said.runs.flatMap(\.findings)
    if said.ends == 0 {
      test.outcome = interruption?.ofTest ?? .failed
      test.messages.append(interruption?.sentence ?? "the program ended in the middle of it")
    } else if said.failures > 0 {
      let isUndecided = said.explorations.contains { $0.verdict == .undecided }
      let isRefuted = said.explorations.contains { $0.verdict == .refuted }
      if findings.first?.kind == .deadlock {
        test.outcome = .deadlocked
      } else if isUndecided, !isRefuted,
        said.failures
          == said.explorations.count(where: {
            $0.verdict == .undecided
          })
      {
        test.outcome = .notDecided
      } else {
        test.outcome = .failed
      }
    } else if said.explorations.contains(where: { $0.verdict == .undecided }) {
      // Not a pass for want of time, even if nothing was recorded about it.
      test.outcome = .notDecided
    } else if said.explorations.contains(where: { $0.verdict == .refuted }) {
      test.outcome = .failed
    }
    return test
  }
}
