import Testing
import Trace

@testable import Simulator

struct BudgetTests {
  @Test func `a limit reads as a learner would say it`() {
    let limits: [Budget.Limit] = [
      .seconds(2), .seconds(0.25), .executions(200_000), .executions(7), .steps(1_000_000),
    ]
    let texts = limits.map(\.description)
    #expect(texts == ["2.0 s", "0.3 s", "200,000 executions", "7 executions", "1,000,000 steps"])
  }

  @Test func `executions that run out leave the search undecided`() {
    let result = search(Budget(executions: 100))
    #expect(result.verdict == .undecided)
    #expect(result.endedBy == .executions(100))
    #expect(result.executions == 100)
  }

  @Test func `steps that run out leave the search undecided`() {
    let result = search(Budget(steps: 1_000))
    #expect(result.verdict == .undecided)
    #expect(result.endedBy == .steps(1_000))
    #expect((1_000..<1_100).contains(result.steps))
  }

  @Test func `time that runs out leaves the search undecided`() {
    var now = 0.0
    let result = search(Budget(seconds: 2)) {
      now += 0.5
      return now
    }
    #expect(result.verdict == .undecided)
    #expect(result.endedBy == .seconds(2))
  }

  /// Searches five counters that are locked, which has 120 schedules without preemption.
  private func search(
    _ budget: Budget, elapsed: @escaping () -> Double = { 0 }
  ) -> SearchResult {
    var plan = SearchPlan(budget: budget, elapsed: elapsed)
    ModelMachine(OraclePrograms.lockedCounter(5, 3)).explore(&plan) { _, _ in }
    return plan.result
  }
}
