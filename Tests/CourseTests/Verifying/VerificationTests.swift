import Foundation
import Testing

@testable import Course

@Suite struct VerificationTests {
  private let exercise: Exercise
  private let plan: VerificationPlan

  init() throws {
    let course = try FixtureCourse().load()
    exercise = course.exercises[0]
    plan = VerificationPlan([exercise])
  }

  @Test func `a plan has the start, the reference and each wrong answer`() throws {
    #expect(plan.checks.map(\.role) == [.start, .reference, .wrongAnswer, .wrongAnswer])
    #expect(
      plan.checks.map(\.file) == [
        "Start.swift", "Reference.swift", "wrong/one-too-few.swift", "wrong/waits.swift",
      ])
    #expect(
      plan.checks.map(\.expectation) == [
        .fails(test: "the answer is right"), .passes, .fails(test: "the answer is right"),
        .ends(.deadlocked),
      ])
    #expect(plan.checks.map(\.testLine) == [4, nil, 4, nil])
    #expect(plan.checks.map(\.exercise) == Array(repeating: "02-alpha", count: 4))
  }

  @Test(arguments: [
    (0, "failed", ["failed", "passed"], nil),
    (0, "deadlocked", ["deadlocked", "notRun"], nil),
    (
      0, "passed", ["passed", "passed"],
      "Start.swift passes: nothing catches it; exercise.json says 'the answer is right' · Tests.swift:4"
    ),
    (
      0, "doesNotCompile", [],
      "Start.swift ends in 'doesNotCompile' before a test can catch it; exercise.json says 'the answer is right' · Tests.swift:4"
    ),
    (
      2, "failed", ["passed", "failed"],
      "wrong/one-too-few.swift is caught by 'nothing is printed'; its first line says 'the answer is right' · Tests.swift:4"
    ),
    (
      2, "hung", ["notRun", "hung"],
      "wrong/one-too-few.swift is caught by 'nothing is printed'; its first line says 'the answer is right' · Tests.swift:4"
    ),
    (
      2, "notDecided", ["notDecided", "passed"],
      "wrong/one-too-few.swift ends in 'notDecided' before a test can catch it; its first line says 'the answer is right' · Tests.swift:4"
    ),
    (1, "passed", ["passed", "passed"], nil),
    (1, "failed", ["failed", "passed"], "Reference.swift does not pass: it was 41"),
    (3, "deadlocked", ["deadlocked", "passed"], nil),
    (
      3, "failed", ["failed", "passed"],
      "wrong/waits.swift ends in 'failed'; its first line says 'deadlocked'"
    ),
  ])
  func `what differs from the course's word is objected to`(
    check: Int, outcome: String, tests: [String], objection: String?
  ) {
    #expect(plan.checks[check].objection(to: graded(outcome, tests)) == objection)
  }

  @Test func `a report is sound when everything is done and nothing is wrong`() throws {
    var report = VerificationReport(plan, course: "0123456789ab", problems: [])
    #expect(!report.isSound)
    for (check, outcome) in zip(plan.checks, ["failed", "passed", "failed", "deadlocked"])
      .reversed()
    {
      #expect(report.summary(of: "02-alpha") == nil)
      report.record(graded(outcome, [outcome, "passed"]), for: check, seconds: 0.5)
    }
    #expect(report.isSound)
    #expect(report.results.map(\.check) == plan.checks)
    #expect(
      report.summaries == [
        VerificationReport.Summary(
          exercise: "02-alpha", objections: [],
          facts: "start fails as said · reference passes · 2 of 2 wrong caught")
      ])
    let flawed = VerificationReport(
      VerificationPlan([]), course: "", problems: [CourseProblem("lessons/01-a", .folderName)])
    #expect(!flawed.isSound)
    #expect(VerificationReport(VerificationPlan([]), course: "", problems: []).isSound)
  }

  @Test func `a report tells what is right and what is not`() throws {
    var report = VerificationReport(plan, course: "0123456789ab", problems: [])
    report.record(graded("failed", ["failed", "passed"]), for: plan.checks[0], seconds: 0)
    report.record(failure: "the disk is full", for: plan.checks[1], seconds: 0)
    report.record(graded("passed", ["passed", "passed"]), for: plan.checks[2], seconds: 0)
    report.record(graded("deadlocked", ["deadlocked", "passed"]), for: plan.checks[3], seconds: 0)
    report.record(graded("passed", []), for: plan.checks[3], seconds: 0)
    let summary = try #require(report.summary(of: "02-alpha"))
    #expect(!summary.isSound)
    #expect(summary.facts == "start fails as said · 1 of 2 wrong caught")
    #expect(
      summary.objections == [
        "Reference.swift could not be graded: the disk is full",
        "wrong/one-too-few.swift passes: nothing catches it; its first line says 'the answer is right' · Tests.swift:4",
      ])
  }

  @Test func `a report is written as JSON`() throws {
    var report = VerificationReport(
      VerificationPlan([exercise]), course: "0123456789ab",
      problems: [CourseProblem("lessons/01-a", .folderName)])
    report.record(graded("passed", []), for: plan.checks[1], seconds: 0.5)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(
      String(decoding: try encoder.encode(report), as: UTF8.self)
        == #"{"course":"0123456789ab","isSound":false,"problems":[{"isStillToWrite":false,"message":"the name is not a number, a hyphen and words in small letters; name it like '09-atomic-add'","place":"lessons/01-a"}],"results":[{"check":{"exercise":"02-alpha","expectation":{"passes":{}},"file":"Reference.swift","role":"reference"},"seconds":0.5}],"version":1}"#
    )
  }

  private func graded(_ outcome: String, _ tests: [String]) -> GradedOutcome {
    GradedOutcome(
      outcome: outcome,
      tests: zip(exercise.tests, tests).map { .init(name: $0.name, outcome: $1) },
      observed: "it was 41")
  }
}
