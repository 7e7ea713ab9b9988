import Grading
import Terminal
import Trace

/// Numbers and names as screens say them.
enum Words {
  /// A number of things: `1 test`, `200,000 schedules`.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    NumberText.count(number, one, many)
  }

  /// Real seconds with two decimals: `0.38 s`; tens of seconds with none.
  static func seconds(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e6 else { return "? s" }
    let hundredths = Int((seconds * 100).rounded())
    if hundredths >= 10_00 { return "\((hundredths + 50) / 100) s" }
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
  }

  /// Members as a sentence lists them: `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.joined() }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Alternatives as a sentence lists them: `a, b or c`.
  static func alternatives(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.joined() }
    return items.dropLast().joined(separator: ", ") + " or " + last
  }

  /// A size: `412 bytes`, `12 kB`, `1.3 MB`.
  static func bytes(_ count: Int) -> String {
    switch count {
    case ..<1000: Self.count(count, "byte")
    case ..<1_000_000: "\((count + 500) / 1000) kB"
    default: "\((count + 50_000) / 1_000_000).\((count + 50_000) / 100_000 % 10) MB"
    }
  }

  /// A sentence with a capital and a period.
  static func sentence(_ text: String) -> String {
    guard let first = text.first else { return text }
    let isCode = "`'\"".contains(first)
    let head = isCode ? text : first.uppercased() + text.dropFirst()
    let isEnded = head.last.map { ".:;?!`".contains($0) } ?? true
    return isEnded ? head : head + "."
  }

  /// A folder's name as a heading: `08 lost-update`.
  static func heading(of exercise: String) -> String {
    let parts = exercise.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, parts[0].allSatisfy(\.isNumber) else { return exercise }
    return "\(parts[0]) \(parts[1])"
  }

  /// How a verdict's outcome is said.
  static func outcome(_ outcome: Verdict.Outcome) -> String {
    switch outcome {
    case .passed: "passed"
    case .failed: "not passed"
    case .notDecided: "not decided"
    case .doesNotCompile: "does not compile"
    case .doesNotFit: "does not fit the tests"
    case .refused: "refused"
    case .crashed: "crashed"
    case .hung: "did not end"
    case .deadlocked: "deadlock"
    case .leftEarly: "left early"
    case .tooMuchOutput: "printed too much"
    case .couldNotGrade: "could not be graded"
    }
  }

  /// How an outcome that a journal holds is said.
  static func outcome(named name: String) -> String? {
    Verdict.Outcome(rawValue: name).map { outcome($0) }
  }

  /// How a test's outcome is said.
  static func outcome(_ outcome: Verdict.Test.Outcome) -> String {
    switch outcome {
    case .passed: "passed"
    case .failed: "failed"
    case .notDecided: "was not decided"
    case .crashed: "crashed"
    case .hung: "did not end"
    case .deadlocked: "failed"
    case .notRun: "was not run"
    }
  }
}
