import Foundation
import Testing
import Trace

@testable import Grading

/// What the judge makes of a demo, from what the box saw and what the program said.
struct DemoJudgeTests {
  private func judge(
    _ records: [Record], end: BoxResult.End = .exited(0), output: String = "", isReal: Bool = false
  ) throws -> DemoJudge.Judgement {
    var result = BoxResult(end: end)
    result.output = Array(output.utf8)
    result.records = try records.flatMap { Array(try JSONEncoder().encode($0)) + [0x0A] }
    let judge = DemoJudge(nonce: 7, limit: 10, isReal: isReal)
    return try judge.judge(result) { (_: [UInt64]) throws(GradingError) -> SourcePosition? in nil }
  }

  private let run = Record(content: .run(Run(cores: 2, elapsed: 30)))
  private let closing = Record(content: .closing(7))

  @Test func `a demo that came to its end has nothing wrong`() throws {
    let judgement = try judge([run, closing])
    #expect(judgement.outcome == .passed)
    #expect(judgement.explanation == nil)
    #expect(judgement.test.runs == [Run(cores: 2, elapsed: 30)])
  }

  @Test func `what it threw is told, and its run is kept`() throws {
    let judgement = try judge([run, Record(content: .threw("Jam()")), closing])
    #expect(judgement.outcome == .failed)
    #expect(judgement.explanation?.observed == "the demo ended with an error: Jam()")
    #expect(judgement.test.messages == ["it threw Jam()"])
    #expect(judgement.test.runs.count == 1)
  }

  @Test func `a deadlock among the findings is the outcome`() throws {
    var stuck = Run(cores: 1)
    stuck.findings = [Finding(kind: .deadlock, headline: "deadlock after 6 steps")]
    let judgement = try judge([Record(content: .run(stuck)), closing])
    #expect(judgement.outcome == .deadlocked)
    #expect(judgement.explanation?.observed == "deadlock after 6 steps")
  }

  @Test func `whoever leaves before the last word, or with another, has left early`() throws {
    for records in [[], [run], [closing], [run, Record(content: .closing(8))]] {
      let judgement = try judge(records)
      #expect(judgement.outcome == .leftEarly, "\(records.count) records")
    }
  }

  @Test func `an end by force is told with what it hit`() throws {
    let hung = try judge([], end: .outOfTime)
    #expect(hung.outcome == .hung)
    #expect(hung.limit == 10)
    #expect(hung.explanation?.observed == "it did not end within 10 seconds")
    let real = try judge([], end: .outOfTime, isReal: true)
    #expect(
      real.explanation?.observed == "for real it takes longer than the limit of 10 seconds")
    let crash = try judge(
      [], end: .signalled(5), output: "Solution/a.swift:3: Fatal error: no way\n")
    #expect(crash.outcome == .crashed)
    #expect(crash.crashedAt == SourcePosition(file: "a.swift", line: 3))
    #expect(try judge([], end: .outOfOutput).outcome == .tooMuchOutput)
  }
}
