import Testing
import Trace

@testable import Grading

struct JudgeTests {
  private let names = ["adds up", "waits"]

  @Test func `every test once, the closing record and status 0 are a pass`() {
    let judged = Transcript.passing(names).judged(names)
    #expect(judged.outcome == .passed)
    #expect(judged.tests.map(\.outcome) == [.passed, .passed])
    #expect(judged.explanation.observed == "all 2 tests passed")
  }

  @Test func `what is proved is said with the number of schedules`() {
    var transcript = Transcript.passing(names)
    let one = Exploration(verdict: .proved, executions: 9, traces: 6, schedules: 20)
    transcript.explore("adds up", one)
    #expect(
      transcript.judged(names).explanation.observed
        == "all 2 tests passed; proved: all 20 schedules of one test end right (6 that differ)")
    transcript.explore("waits", Exploration(verdict: .proved, executions: 90, traces: 90))
    #expect(
      transcript.judged(names).explanation.observed
        == "all 2 tests passed; proved: all schedules end right (uncounted, 96 that differ)")
  }

  @Test func `without any one of its parts it is no pass`() {
    let whole = Transcript.passing(names)
    for index in whole.events.indices {
      var less = whole
      less.events.remove(at: index)
      #expect(less.judged(names).outcome != .passed, "without \(whole.events[index])")
    }
    for index in whole.records.indices {
      var less = whole
      less.records.remove(at: index)
      #expect(less.judged(names).outcome != .passed)
    }
    for status in [1, 69, 139] {
      var other = whole
      other.end = .exited(status)
      #expect(other.judged(names).outcome == .leftEarly)
    }
  }

  @Test func `with any one of its parts doubled it is no pass`() {
    let whole = Transcript.passing(names)
    for index in whole.events.indices where !whole.events[index].contains("\"kind\":\"test\"") {
      var more = whole
      more.events.insert(whole.events[index], at: index)
      #expect(more.judged(names).outcome != .passed, "twice \(whole.events[index])")
    }
    var twice = whole
    twice.close()
    #expect(twice.judged(names).outcome == .leftEarly)
  }

  @Test func `a forged line is refused`() {
    for line in ["hello", "{}", "[1]"] {
      var events = Transcript.passing(names)
      events.events.insert(line, at: 3)
      #expect(events.judged(names).outcome == .refused)
      var records = Transcript.passing(names)
      records.records.insert(line, at: 0)
      #expect(
        records.judged(names).explanation.observed
          == "the run reported something that its tests did not: a line among the records that is no record"
      )
    }
    var unknown = Transcript.passing(names + ["invented"])
    #expect(unknown.judged(names).outcome == .refused)
    unknown = Transcript.passing(names)
    unknown.event("\"kind\":\"testSkipped\",\"testID\":\"\(Transcript.id("waits"))\"")
    #expect(unknown.judged(names).outcome == .refused)
  }

  @Test func `a wrong number in the closing record is no pass`() {
    var transcript = Transcript.passing(names)
    transcript.records = []
    transcript.record(Record(content: .closing(Transcript.nonce + 1)))
    #expect(transcript.judged(names).outcome == .leftEarly)
  }

  @Test func `a program that leaves early is told which test had not ended`() {
    var transcript = Transcript()
    transcript.declare("adds up")
    transcript.start("adds up")
    let judged = transcript.judged(names)
    #expect(judged.outcome == .leftEarly)
    #expect(judged.explanation.observed == "the program ended before 'adds up' had")
    #expect(judged.tests.map(\.outcome) == [.failed, .notRun])
    #expect(judged.tests[0].messages == ["the program ended in the middle of it"])
  }

  @Test func `a failing test is told by its first issue`() {
    var transcript = Transcript()
    transcript.declare("adds up")
    transcript.declare("waits")
    transcript.start("adds up")
    transcript.issue(
      "adds up", "Expectation failed: (n → 0) == 5", details: "five in all", line: 14)
    transcript.issue("adds up", "Caught error: Boom(code: 3)")
    transcript.end("adds up")
    transcript.start("waits")
    transcript.end("waits")
    transcript.close()
    transcript.end = .exited(1)
    let judged = transcript.judged(names)
    #expect(judged.outcome == .failed)
    #expect(judged.explanation.observed == "'adds up' failed: expected (n → 0) == 5: five in all")
    #expect(judged.explanation.next == "Read what the test asks for: Tests.swift, line 14.")
    #expect(
      judged.tests[0].messages
        == ["expected (n → 0) == 5: five in all", "it threw Boom(code: 3)"])
    #expect(judged.tests[0].position == SourcePosition(file: "Tests.swift", line: 14, column: 3))
    #expect(judged.tests.map(\.outcome) == [.failed, .passed])
  }

  @Test func `a known issue does not fail a test, and a stray one fails the run`() {
    var known = Transcript.passing(names)
    known.issue("waits", "Issue recorded", isKnown: true)
    #expect(known.judged(names).outcome == .passed)
    var stray = Transcript.passing(names)
    stray.issue(nil, "Issue recorded", details: "somewhere")
    #expect(stray.judged(names).outcome == .failed)
    #expect(stray.judged(names).explanation.observed == "outside of the tests: somewhere")
  }

  /// A run in which the first test fails with what a search found.
  private func found(_ verdict: Exploration.Verdict, _ kind: Finding.Kind?) -> Judge.Judgement {
    var transcript = Transcript()
    transcript.declare("adds up")
    transcript.start("adds up")
    let findings = kind.map { [Finding(kind: $0, headline: "expected 2, found 1")] } ?? []
    transcript.explore("adds up", Exploration(verdict: verdict, executions: 3, findings: findings))
    transcript.issue("adds up", "Issue recorded", details: "expected 2, found 1")
    transcript.end("adds up")
    transcript.close()
    transcript.end = .exited(1)
    return transcript.judged(["adds up"])
  }

  @Test func `what a search found decides the outcome`() {
    #expect(found(.refuted, .wrongOutcome).outcome == .failed)
    #expect(found(.refuted, .deadlock).outcome == .deadlocked)
    #expect(found(.undecided, nil).outcome == .notDecided)
    #expect(found(.refuted, .deadlock).tests[0].outcome == .deadlocked)
    #expect(
      found(.refuted, .dataRace).explanation
        == Verdict.Explanation(
          observed: "'adds up' failed: expected 2, found 1",
          meaning:
            "Two strands use the same variable, one of them writes, and nothing says which comes first.",
          next: "Whoever touches the variable has to hold the same lock, or be the same actor."))
  }

  /// A search of which so many schedules fail.
  private func refuted(_ failing: Int, of schedules: Int) -> Judge.Judgement {
    var transcript = Transcript()
    transcript.declare("adds up")
    transcript.start("adds up")
    transcript.explore(
      "adds up",
      Exploration(
        verdict: .refuted, executions: 3, schedules: schedules,
        outcomes: [
          Exploration.Outcome(value: "1", executions: 1, schedules: failing, isRight: false)
        ], findings: [Finding(kind: .wrongOutcome, headline: "expected 2, found 1")]))
    transcript.issue("adds up", "Issue recorded", details: "expected 2, found 1")
    transcript.end("adds up")
    transcript.close()
    transcript.end = .exited(1)
    return transcript.judged(["adds up"])
  }

  @Test func `where every schedule fails the order of steps is not blamed`() {
    let some = refuted(4, of: 6).explanation
    #expect(some.observed == "'adds up' failed: expected 2, found 1; 4 of 6 schedules fail")
    #expect(some.meaning?.contains("There is an order of these steps") == true)
    let all = refuted(6, of: 6).explanation
    #expect(all.observed == "'adds up' failed: expected 2, found 1; all 6 schedules fail")
    #expect(all.meaning?.contains("it is not their order that is wrong") == true)
  }

  @Test func `a search that has not decided is no pass even if nobody says so`() {
    for (verdict, outcome) in [
      (Exploration.Verdict.undecided, Verdict.Outcome.notDecided), (.refuted, .failed),
    ] {
      var transcript = Transcript.passing(names)
      transcript.explore("waits", Exploration(verdict: verdict))
      #expect(transcript.judged(names).outcome == outcome)
    }
  }

  @Test func `every kind of finding has its words`() {
    for kind in Finding.Kind.allCases {
      let (meaning, next) = Wording.words(for: kind)
      #expect(meaning.hasSuffix("."))
      #expect(next.hasSuffix(".") || next.hasSuffix("?"))
    }
  }
}
