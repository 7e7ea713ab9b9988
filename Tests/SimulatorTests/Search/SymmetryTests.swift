import Testing
import Trace

@testable import Simulator

struct SymmetryTests {
  private func reorder(_ setters: Int, symmetric: Bool) -> ModelMachine {
    var program = OraclePrograms.reorder(setters)
    if symmetric { program.symmetry = Array(repeating: 1, count: setters) + [0] }
    return ModelMachine(program)
  }

  @Test func `ten threads that reorder have ten schedules without preemption`() {
    var search = BoundedScheduler(preemptions: 0)
    reorder(9, symmetric: true).explore(&search, limit: 100) { _, _ in }
    #expect(search.executions == 10)
  }

  @Test(arguments: 2...3)
  func `what fails with interchangeable threads fails without them`(_ setters: Int) {
    var failing: [Bool] = []
    var traces: [Int] = []
    for symmetric in [false, true] {
      var search = SourceDPORScheduler()
      var failed = 0
      reorder(setters, symmetric: symmetric).explore(&search) { _, machine in
        if machine.failed { failed += 1 }
      }
      failing.append(failed > 0)
      traces.append(search.traces)
    }
    #expect(failing == [true, true])
    #expect(traces[1] < traces[0])
  }

  @Test func `three equal locked sections are one trace`() {
    var program = OraclePrograms.lockedCounter(3, 1)
    program.symmetry = [1, 1, 1]
    var search = SourceDPORScheduler()
    ModelMachine(program).explore(&search) { _, _ in }
    #expect(search.traces == 1)
    #expect(search.redundant == 0)
  }

  @Test func `the plan refutes ten threads that reorder within a few schedules`() throws {
    var plan = SearchPlan(budget: Budget(executions: 10_000))
    reorder(9, symmetric: true).explore(&plan) { _, _ in }
    let result = plan.result
    let failure = try #require(result.failure)
    #expect(failure.preemptions == 1)
    #expect(failure.isFewest)
    #expect(result.executions < 3_000)
  }
}
