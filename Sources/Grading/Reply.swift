import Course
import Trace

/// Makes verdicts that say why a submission was not run.
struct Reply {
  let exercise: Exercise
  let text: String
  let clock: StageClock

  /// The name that the solution has in every position.
  var file: String { "\(exercise.id).swift" }

  /// It breaks a rule.
  func refused(_ refusal: Refusal) -> Verdict {
    let position = refusal.line.map {
      SourcePosition(file: file, line: $0, column: refusal.column)
    }
    let place = refusal.line.map { "line \($0): " } ?? ""
    let diagnostic = Verdict.Diagnostic(
      severity: .error, message: refusal.what, position: position,
      sourceLine: line(refusal.line ?? 0))
    return Verdict(
      exercise: exercise.id, outcome: .refused,
      explanation: Verdict.Explanation(
        observed: refusal.what.hasPrefix("line ") ? refusal.what : place + refusal.what,
        meaning: Self.meaning(of: refusal.rule), next: refusal.instead),
      diagnostics: [diagnostic], timing: clock.timing)
  }

  private static func meaning(of rule: Refusal.Rule) -> String? {
    switch rule {
    case .input: nil
    case .source: "Solutions are plain Swift; this belongs to tools and libraries."
    case .memory: "Only memory that has a name can be watched, so a solution has no pointers."
    case .reach: "A solution computes with what it is given, and reaches nothing outside."
    case .simulation: "Only what the simulator controls can be run in every order."
    }
  }

  /// The compiler did not take it.
  func doesNotCompile(_ compilation: Compiler.Compilation, toolchain: Toolchain) -> Verdict {
    var found = diagnostics(compilation, toolchain: toolchain)
    if !found.contains(where: { $0.severity == .error }) {
      found.insert(
        Verdict.Diagnostic(severity: .error, message: Self.gaveUp(compilation.result.end)), at: 0)
    }
    let first = found.first { $0.severity == .error } ?? found[0]
    let place = first.position.map { "line \($0.line): " } ?? ""
    let hasGroup = first.explanation != nil
    return Verdict(
      exercise: exercise.id, outcome: .doesNotCompile,
      explanation: Verdict.Explanation(
        observed: place + first.message,
        meaning: hasGroup ? "Swift has a page about this kind of error; it is shown with it." : nil,
        next: CompilerAdvice.advice(on: first.message)
          ?? "Start with the first error: the others are often its consequences."),
      diagnostics: found, timing: clock.timing)
  }

  private static func gaveUp(_ end: BoxResult.End) -> String {
    switch end {
    case .outOfTime, .signalled(24), .signalled(9):
      "the compiler did not come to an end within its limit of time; simplify the longest expression"
    case .outOfOutput: "the compiler printed more than 16 MiB; repair the first errors"
    case .signalled(let number):
      "the compiler crashed (\(Interruption.name(of: number))); simplify what was changed last"
    case .exited(let status):
      "the compiler ended with status \(status) and without an error message; simplify what was changed last"
    }
  }

  /// It compiles, and does not have what the tests call.
  func doesNotFit(_ misfits: [Verdict.Diagnostic], warnings: [Verdict.Diagnostic]) -> Verdict {
    Verdict(
      exercise: exercise.id, outcome: .doesNotFit,
      explanation: Verdict.Explanation(
        observed: misfits[0].message,
        meaning:
          "The tests call the solution by the names and types of the start, marked 'public'.",
        next:
          "Compare the declaration with Start.swift, and give it 'public' and the type it has there."
      ),
      diagnostics: misfits + warnings, timing: clock.timing)
  }

  /// What the compiler said, with the learner's lines: errors first.
  func diagnostics(
    _ compilation: Compiler.Compilation, toolchain: Toolchain
  ) -> [Verdict.Diagnostic] {
    let explanations = DiagnosticExplanations(folder: toolchain.explanations)
    var found: [Verdict.Diagnostic] = []
    for group in compilation.groups where !group.isOurs {
      for message in [group.main] + group.notes {
        let isHere = message.file == file
        found.append(
          Verdict.Diagnostic(
            severity: message.severity, message: message.message,
            position: message.line > 0 && isHere
              ? SourcePosition(file: message.file, line: message.line, column: message.column)
              : nil,
            sourceLine: isHere ? line(message.line) : nil, group: message.group,
            explanation: message.group.flatMap(explanations.explanation(of:))))
      }
    }
    let first = found.firstIndex { $0.severity == .error } ?? 0
    let errors = found[first...].prefix { $0.severity != .warning }
    if errors.isEmpty { return found }
    return Array(errors) + found[..<first] + found[(first + errors.count)...]
  }

  /// A line of the solution.
  private func line(_ number: Int) -> String? {
    guard number > 0 else { return nil }
    let lines = text.split(separator: "\n", maxSplits: number, omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }
}
