import Testing
import Trace

@testable import Simulator

struct BoundedSchedulerTests {
  @Test func `the first schedule tried never switches without need`() {
    var search = BoundedScheduler(preemptions: 3)
    var first: Schedule?
    ModelMachine(OraclePrograms.counter(3, 2)).explore(&search, limit: 1) { search, _ in
      first = search.schedule
    }
    #expect(first?.description == "main4 A4 B4")
  }

  @Test func `leaving a strand that yields is no preemption`() {
    let polite = ModelThread { code in
      code.write(0, 1)
      code.yield()
      code.write(0, 2)
    }
    let other = ModelThread { $0.write(0, 3) }
    var search = BoundedScheduler(preemptions: 0)
    var values: [Int] = []
    ModelMachine(ModelProgram(name: "polite", variables: [0], threads: [polite, other]))
      .explore(&search) { _, machine in values.append(machine.variables[0]) }
    // First alone and then the other, the other in between, the other before.
    #expect(values == [3, 2, 2])
  }

  @Test func `whether the bound left something out is known`() {
    var found: [Bool] = []
    for bound in 0...3 {
      var search = BoundedScheduler(preemptions: bound)
      ModelMachine(OraclePrograms.counter(2, 1)).explore(&search) { _, _ in }
      found.append(search.leftOut)
    }
    #expect(found == [true, true, false, false])
  }
}
