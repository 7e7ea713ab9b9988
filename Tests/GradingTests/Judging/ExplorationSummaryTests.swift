import Testing
import Trace

/// What a search came to is told with the numbers that it made, and with no other.
struct ExplorationSummaryTests {
  private func proved(_ schedules: Int?, traces: Int) -> Exploration {
    Exploration(verdict: .proved, executions: traces, traces: traces, schedules: schedules)
  }

  private func refuted(
    _ failing: Int, of schedules: Int, kind: Finding.Kind = .wrongOutcome
  ) -> Exploration {
    Exploration(
      verdict: .refuted, executions: 3, traces: 2, schedules: schedules,
      outcomes: [
        Exploration.Outcome(value: "1", executions: 1, schedules: failing, isRight: false),
        Exploration.Outcome(
          value: "2", executions: 2, schedules: schedules - failing, isRight: true),
      ], findings: [Finding(kind: kind, headline: "found")])
  }

  @Test(arguments: [
    (16_632, 30, "proved: all 16,632 schedules end right (30 that differ)"),
    (6, 6, "proved: all 6 schedules end right"),
    (6, 1, "proved: all 6 schedules end right (all alike)"),
    (2, 2, "proved: both schedules end right"),
    (2, 1, "proved: both schedules end right (all alike)"),
    (1, 1, "proved: the only schedule ends right"),
    (nil, 30, "proved: all schedules end right (uncounted, 30 that differ)"),
    (nil, 1, "proved: all schedules end right (uncounted, all alike)"),
  ])
  func `a proof says how many schedules there are`(
    schedules: Int?, traces: Int, summary: String
  ) {
    #expect(proved(schedules, traces: traces).summary == summary)
  }

  @Test func `proofs add up where each was counted`() {
    let both = [proved(6, traces: 2), proved(1_234, traces: 90)]
    #expect(
      Exploration.proof(of: both, in: "both tests")
        == "all 1,240 schedules of both tests end right (92 that differ)")
    #expect(
      Exploration.proof(of: both + [proved(nil, traces: 8)], in: "3 tests")
        == "all schedules of 3 tests end right (uncounted, 100 that differ)")
  }

  @Test(arguments: [
    (18, 20, "18 of 20 schedules fail"), (1, 6, "1 of 6 schedules fails"),
    (12_800, 12_870, "12,800 of 12,870 schedules fail"), (6, 6, "all 6 schedules fail"),
    (2, 2, "both schedules fail"), (1, 1, "the only schedule fails"),
  ])
  func `a refutation says how many fail`(failing: Int, schedules: Int, share: String) {
    let search = refuted(failing, of: schedules)
    #expect(search.share == share)
    #expect(search.summary == "refuted: \(share)")
  }

  @Test func `a race may be all that is wrong`() {
    let race = refuted(0, of: 6, kind: .dataRace)
    #expect(race.share == "all 6 schedules end right all the same")
    #expect(race.summary == "refuted: a data race; all 6 schedules end right all the same")
    // Of anything else it would be no comfort, and need not be so.
    #expect(refuted(0, of: 6, kind: .diverged).share == nil)
  }

  @Test func `what was not counted is not guessed`() {
    var search = refuted(18, of: 20)
    search.schedules = nil
    #expect(search.share == nil)
    #expect(search.summary == "refuted: a schedule fails; how many do was not counted")
    search.findings = [Finding(kind: .diverged, headline: "elsewhere")]
    #expect(search.summary == "refuted: the same schedule led elsewhere")
  }

  @Test(arguments: [
    (
      200_000, 0.034, "200,000 executions",
      ": 200,000 runs, none fails, about 3% of what there is (ended by the budget of 200,000 executions)"
    ),
    (
      1, 0.001, "2.0 s",
      ": 1 run, none fails, less than 1% of what there is (ended by the budget of 2.0 s)"
    ),
    (7, nil, "a loop without an end", ": 7 runs, none fails (ended by a loop without an end)"),
    (0, nil, "memory", " (ended by memory)"), (3, nil, nil, ": 3 runs, none fails"),
  ])
  func `what is not decided says how far it came, and why no further`(
    executions: Int, covered: Double?, endedBy: String?, attempt: String
  ) {
    let search = Exploration(
      verdict: .undecided, executions: executions, covered: covered, endedBy: endedBy)
    #expect(search.summary == "not decided\(attempt)")
  }
}
