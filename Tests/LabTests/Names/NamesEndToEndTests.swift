import Foundation
import Grading
import Terminal
import Testing
import Trace

@testable import Pictures

/// From a learner's source to what the picture says: for every way in which an access can arrive, its
/// line, its name and its value.
@Suite(.serialized)
struct NamesEndToEndTests {
  @Test func `every access stands at its line, with its name and its value`() throws {
    let course = try FixtureCourse()
    try NamesExercise.add(to: course)
    let run = try LabRun("check", "03", "--json", in: course)
    let verdict = try JSONDecoder().decode(Verdict.self, from: Data(run.output.utf8))
    #expect(verdict.outcome == .failed)
    let names = NamesExercise.actions + ["actorSync", "actorAsync"]
    #expect(Set(names) == Set(NamesExercise.expected.keys))
    for test in verdict.tests {
      #expect(rows(of: test) == NamesExercise.expected[test.name], "of '\(test.name)'")
      // What tasks do at an actor is steps too.
      guard NamesExercise.actions.contains(test.name) else { continue }
      let steps = try steps(of: test)
      #expect(steps == NamesExercise.expected[test.name]?.count, "of '\(test.name)'")
    }
  }

  /// How many steps the schedule of a test's counterexample has for its first thread: each row of the picture is
  /// one, so that nobody comes between the words of one access.
  private func steps(of test: Verdict.Test) throws -> Int {
    let finding = try #require(test.explorations.first?.findings.first)
    let first = try #require(finding.strands.first { $0.kind == .thread }?.id)
    return try Schedule(parsing: finding.schedule).strands.count { $0 == first }
  }

  /// What the picture of a test's counterexample says of its first thread or task: the case that the
  /// line names, and the step.
  private func rows(of test: Verdict.Test) -> [String] {
    guard let finding = test.explorations.first?.findings.first else { return [] }
    var source = SourceText()
    source.add(NamesExercise.solution, named: "03-names.swift")
    let rows = InterleavingRows(finding, source: source, glyphs: .unicode)
    return rows.steps.filter { $0.column == 0 }.map { shown in
      let line = shown.position.flatMap { source.line(at: $0) } ?? ""
      let label = line.components(separatedBy: "  // ").dropFirst().last ?? "?"
      return "\(label): \(shown.text.text(verbWidth: 0))"
    }
  }
}
