import Testing
import Trace

@testable import Simulator

struct ChanceTests {
  private static let executions = 1_500

  @Test(arguments: OracleRow.all.filter { $0.program.threads.count <= 4 })
  func `a random walk fails as often as it must`(_ row: OracleRow) {
    var search = RandomScheduler(seed: 7, executions: Self.executions)
    var failing = 0
    ModelMachine(row.program).explore(&search) { _, machine in
      if machine.failed { failing += 1 }
    }
    let expected = row.chance * Double(Self.executions)
    let deviation = (expected * (1 - row.chance)).squareRoot()
    #expect(abs(Double(failing) - expected) <= 3.5 * deviation + 1e-6 * expected)
  }

  @Test func `the same seed gives the same executions`() {
    let machine = ModelMachine(OraclePrograms.counter(3, 2))
    var schedules: [[Schedule]] = []
    for seed: UInt64 in [3, 3, 4] {
      var search = RandomScheduler(seed: seed, executions: 20)
      var found: [Schedule] = []
      machine.explore(&search) { search, _ in found.append(search.schedule) }
      schedules.append(found)
    }
    #expect(schedules[0] == schedules[1])
    #expect(schedules[0] != schedules[2])
  }

  @Test(arguments: [
    (OraclePrograms.reorder(2), 3), (OraclePrograms.twoStage(), 2),
    (OraclePrograms.lostWakeup(), 2),
    (OraclePrograms.deadlock01(), 2), (OraclePrograms.peterson(broken: true), 3),
  ])
  func `priorities find a failure at least as often as promised`(
    _ program: ModelProgram, _ depth: Int
  ) {
    var search = PCTScheduler(depth: depth, seed: 9, executions: Self.executions)
    var failing = 0
    var longest = 1
    ModelMachine(program).explore(&search) { search, machine in
      if machine.failed { failing += 1 }
      longest = max(longest, search.schedule.strands.count)
    }
    var promised = 1 / Double(program.threads.count)
    for _ in 1..<depth { promised /= Double(longest) }
    #expect(Double(failing) >= 0.8 * promised * Double(Self.executions))
    #expect(failing > 0)
  }
}
