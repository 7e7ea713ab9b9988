import Testing
import Trace

@testable import Grading

/// A learner's file in which lines have marks, `// like this`, so that a test can say where something is.
struct Source {
  let text: String

  init(_ text: String) { self.text = text }

  /// The line with a mark, counted from 1; nil if there is none.
  func line(_ mark: String) -> Int? {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasSuffix("// \(mark)") }.map { $0 + 1 }
  }

  /// The marks of a stack's lines in this file, innermost first; a line without one by its number.
  func marks(of stack: [CodeLocation]) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return stack.compactMap { location in
      guard let position = location.position, position.file.hasPrefix("01-") else { return nil }
      let line = lines.indices.contains(position.line - 1) ? lines[position.line - 1] : ""
      return line.firstRange(of: "// ").map { String(line[$0.upperBound...]) } ?? "\(position.line)"
    }
  }

  /// The first finding of the only search in its verdict.
  func finding(_ body: Workshop.Body = .thread) throws -> Finding {
    let verdict = try Workshop.grade(text, body)
    let exploration = try #require(
      verdict.tests.first?.explorations.first, "\(verdict.explanation.observed)")
    #expect(exploration.verdict == .refuted)
    let finding = try #require(exploration.findings.first)
    let share = exploration.share.map { "; \($0)" } ?? ""
    #expect(
      verdict.explanation.observed == "'\(Workshop.test)' failed: \(finding.headline)\(share)")
    return finding
  }

  /// How many schedules that differ a proof has tried.
  func tracesOfProof(_ body: Workshop.Body = .thread) throws -> Int {
    let verdict = try Workshop.grade(text, body)
    #expect(verdict.outcome == .passed, "\(verdict.explanation.observed)")
    let exploration = try #require(verdict.tests.first?.explorations.first)
    #expect(exploration.verdict == .proved)
    return exploration.traces
  }
}
