import Grading
import Pictures
import Terminal
import Trace

@testable import lab

/// Verdicts as grading gives them.
enum VerdictSamples {
  static let source = SourceText([
    "08-lost-update.swift": """
    public final class Counter: @unchecked Sendable {
      private var count = 0

      public init() {}

      public func increment() {
        count += 1
      }
    }
    """
  ])

  static let next = [
    NextStep(command: "lab check 08", effect: "when you have changed it"),
    NextStep(command: "lab hint 08", effect: "hint 1 of 3"),
  ]

  private static func step(
    _ strand: Int, _ action: Step.Action, _ before: String?, _ after: String?,
    by cameBy: Step.Switch? = nil, remark: String? = nil
  ) -> Step {
    let place = SourcePosition(file: "08-lost-update.swift", line: 7, column: 11)
    return Step(
      strand: strand, action: action, target: "count", before: before, after: after,
      stack: [CodeLocation(position: place)], cameBy: cameBy, remark: remark)
  }

  static let lostUpdate = Verdict(
    exercise: "08-lost-update", outcome: .failed,
    explanation: Verdict.Explanation(
      observed: "'no schedule loses an update' failed: expected 2, found 1",
      meaning: "`count += 1` is a read and a write. B did both of its own between A's two halves.",
      next: "Which steps must nobody else come between? Make them one."),
    tests: [
      Verdict.Test(
        name: "no schedule loses an update", outcome: .failed, messages: ["expected 2, found 1"],
        explorations: [
          Exploration(
            verdict: .refuted, executions: 3,
            findings: [
              Finding(
                kind: .wrongOutcome, headline: "expected 2, found 1",
                strands: [
                  Strand(id: 0, name: "main", kind: .main), Strand(id: 1, name: "A", kind: .thread),
                  Strand(id: 2, name: "B", kind: .thread),
                ],
                steps: [
                  step(1, .read, "0", nil), step(2, .read, "0", nil, by: .preemption),
                  step(2, .write, "0", "1"),
                  step(1, .write, "1", "1", by: .finished, remark: "B's update is overwritten"),
                ], preemptions: 1, fewestPreemptions: true)
            ])
        ])
    ], timing: Verdict.Timing(total: 0.376))

  static func passed(_ tests: [Verdict.Test]) -> Verdict {
    Verdict(
      exercise: "08-lost-update", outcome: .passed,
      explanation: Verdict.Explanation(observed: "all tests passed"), tests: tests,
      timing: Verdict.Timing(total: 0.36))
  }

  static func explored(_ name: String, traces: Int, schedules: Int? = nil) -> Verdict.Test {
    Verdict.Test(
      name: name, outcome: .passed,
      explorations: [
        Exploration(
          verdict: .proved, executions: traces, traces: traces, schedules: schedules)
      ])
  }

  static func timed(_ name: String, milliseconds: Int) -> Verdict.Test {
    Verdict.Test(
      name: name, outcome: .passed, runs: [Run(cores: 1, elapsed: milliseconds * 1_000_000)])
  }

  static let doesNotCompile = Verdict(
    exercise: "11-actor-counter", outcome: .doesNotCompile,
    explanation: Verdict.Explanation(
      observed: "line 7: actor-isolated property 'value' can not be mutated from outside",
      meaning: "Only the actor itself may change what it guards. Ask it to: give it a method."),
    diagnostics: [
      Verdict.Diagnostic(
        severity: .error,
        message: "actor-isolated property 'value' can not be mutated from outside",
        position: SourcePosition(file: "11-actor-counter.swift", line: 7, column: 11),
        sourceLine: "  counter.value += 1", group: "ActorIsolatedCall",
        explanation: "# Calls to actors\n\nAn actor's state belongs to it."),
      Verdict.Diagnostic(severity: .warning, message: "never used"),
    ], timing: Verdict.Timing(total: 0.21))
}
