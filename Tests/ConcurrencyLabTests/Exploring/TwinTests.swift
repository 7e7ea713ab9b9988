import ConcurrencyLab
import Specimens
import Testing
import Trace

/// What a search says of threads that nobody can tell apart.
struct TwinTests {
  @Test func `ten threads that reorder are refuted within a few schedules`() {
    let found = exploration { try everySchedule(yields: true) { Contest().reorder(9) } }
    expectFinding(found, .wrongOutcome, preemptions: 1)
    #expect(found.executions < 3_000)
  }

  @Test func `six threads in a loop that add under a lock are proved in one trace`() {
    let found = exploration { try everySchedule(yields: [63]) { Contest().inALoop(6) } }
    #expect(found.verdict == .proved)
    #expect(found.traces == 1)
  }

  @Test func `what tells threads apart is found, and with it what can go wrong`() {
    let found = exploration {
      try everySchedule {
        Contest().ownVariables()
      } yields: {
        $0 == [1, 2]
      }
    }
    #expect(found.verdict == .refuted)
  }
}
