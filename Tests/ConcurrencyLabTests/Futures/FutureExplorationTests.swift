import ConcurrencyLab
import Testing
import Trace

/// Futures and pools under every interleaving of two workers and one who waits.
@Suite struct FutureExplorationTests {
  @Test(
    arguments: Scenario.futures + Scenario.pools + Scenario.races + Scenario.limits
      + Scenario.sharedLimits)
  func `under every schedule`(_ scenario: Scenario) {
    let found = exploration {
      try everySchedule(budget: Budget(executions: 200_000), scenario.body) {
        scenario.allowed.contains($0)
      }
    }
    #expect(found.verdict == .proved, "\(found.findings.first?.headline ?? "")")
    #expect(found.findings.isEmpty)
    #expect(Set(found.outcomes.map(\.value)) == scenario.allowed, "all that may come out does")
  }

  @Test(
    arguments: Scenario.futures + Scenario.pools + Scenario.races + Scenario.limits.prefix(1)
      + Scenario.sharedLimits)
  func `for real`(_ scenario: Scenario) throws {
    for _ in 0..<20 {
      let outcome = try scenario.body()
      #expect(scenario.allowed.contains(outcome))
    }
  }
}
