import Testing
import Trace

@testable import Simulator

struct ReplaySchedulerTests {
  @Test func `a schedule is followed`() throws {
    let machine = ModelMachine(OraclePrograms.counter(2, 1))
    var replay = ReplayScheduler(try Schedule(parsing: "main A2 main"))
    machine.explore(&replay) { _, _ in }
    #expect(replay.failed == true)
    #expect(replay.preemptions == 1)
    #expect(replay.divergence == nil)
    #expect(machine.variables[0] == 1)
  }

  @Test func `what a schedule leaves open runs without preemption`() throws {
    let machine = ModelMachine(OraclePrograms.counter(2, 1))
    var replay = ReplayScheduler(try Schedule(parsing: "A"))
    machine.explore(&replay) { _, _ in }
    #expect(replay.recording.schedule.description == "A2 main2")
    #expect(replay.stepsBeyond == 3)
    #expect(replay.failed == false)
  }

  @Test func `a strand that cannot go on is named with its step`() throws {
    let machine = ModelMachine(OraclePrograms.lockedCounter(2, 1))
    var replay = ReplayScheduler(try Schedule(parsing: "main2 A"))
    machine.explore(&replay) { _, _ in }
    #expect(replay.divergence == .cannotGoOn(step: 3, strand: 1, instead: StrandSet(strand: 0)))
    #expect(replay.failed == false)
  }

  @Test func `a schedule that is longer than the run says so`() throws {
    let machine = ModelMachine(OraclePrograms.atomicCounter(2, 1))
    var replay = ReplayScheduler(try Schedule(parsing: "main A5"))
    machine.explore(&replay) { _, _ in }
    #expect(replay.divergence == .endedEarly(steps: 2))
  }

  @Test func `any execution can be repeated from its schedule`() {
    var programs = RandomPrograms(seed: 41)
    for number in 0..<60 {
      let machine = ModelMachine(programs.next())
      var random = RandomScheduler(seed: UInt64(number), executions: 1)
      machine.explore(&random) { _, _ in }
      let outcome = machine.outcome
      var replay = ReplayScheduler(random.schedule)
      machine.explore(&replay) { _, _ in }
      #expect(replay.divergence == nil)
      #expect(replay.stepsBeyond == 0)
      #expect(machine.outcome == outcome)
    }
  }
}
