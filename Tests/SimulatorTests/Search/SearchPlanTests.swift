import Testing
import Trace

@testable import Simulator

struct SearchPlanTests {
  private func result(
    _ program: ModelProgram, _ budget: Budget = Budget(), goal: SearchPlan.Goal = .simplestFailure
  ) -> SearchResult {
    var plan = SearchPlan(budget: budget, goal: goal)
    ModelMachine(program).explore(&plan) { _, _ in }
    return plan.result
  }

  @Test func `a lost update is shown with one preemption`() throws {
    let result = result(OraclePrograms.counter(2, 1))
    let failure = try #require(result.failure)
    #expect(failure.schedule.description == "main A2 main")
    #expect(failure.preemptions == 1)
    #expect(failure.isFewest)
  }

  @Test func `a deadlock of five is found among the traces before any bound is needed`() throws {
    let result = result(OraclePrograms.philosophers(5))
    let failure = try #require(result.failure)
    #expect(failure.preemptions == 1)
    #expect(failure.isFewest)
    #expect(result.executions <= 120 + 31)
  }

  @Test func `five philosophers in order are proved in 30 traces`() {
    let result = result(OraclePrograms.philosophers(5, ordered: true))
    #expect(result.verdict == .proved)
    #expect(result.traces == 30)
    #expect(result.executions == 120 + 30)
    #expect(result.covered == 1)
    #expect(result.endedBy == nil)
  }

  @Test func `a program without choices is proved in one execution`() {
    let alone = ModelThread { $0.increment(0) }
    let result = result(ModelProgram(name: "alone", variables: [0], threads: [alone]))
    #expect(result.verdict == .proved)
    #expect(result.executions == 1)
    #expect(result.traces == 1)
  }

  @Test func `a failure that needs three preemptions is found and said to need them`() throws {
    // A wins only when B's three steps fall between its own, one at a time.
    let watcher = ModelThread { code in
      for register in 0..<4 { code.read(0, into: register) }
      code.check { !($0[0] == 0 && $0[1] == 1 && $0[2] == 2 && $0[3] == 3) }
    }
    let writer = ModelThread { code in
      for value in 1...3 { code.write(0, value) }
    }
    let result = result(
      ModelProgram(name: "in between", variables: [0], threads: [watcher, writer]))
    let failure = try #require(result.failure)
    // The writer's last step ends it, so that leaving it is free.
    #expect(failure.preemptions == 5)
    #expect(failure.isFewest)
    #expect(result.isComplete)
  }

  @Test func `a failure beyond the bounds in a large program is found without the claim`() throws {
    let watcher = ModelThread { code in
      for register in 0..<4 { code.read(0, into: register) }
      code.check { !($0[0] == 0 && $0[1] == 1 && $0[2] == 2 && $0[3] == 3) }
    }
    let writer = ModelThread { code in
      for value in 1...3 { code.write(0, value) }
    }
    let busy = ModelThread { code in
      for _ in 0..<3 { code.increment(1) }
    }
    let program = ModelProgram(
      name: "in a crowd", variables: [0, 0], threads: [busy, busy, watcher, writer])
    let result = result(program, Budget(executions: 300_000))
    #expect(result.verdict == .refuted)
    let failure = try #require(result.failure)
    #expect(failure.preemptions == 5)
  }

  @Test func `every failure can be repeated from its text`() throws {
    var programs = RandomPrograms(seed: 51)
    var refuted = 0
    for number in 0..<150 {
      var program = programs.next()
      program.symmetry = []
      let machine = ModelMachine(program)
      var plan = SearchPlan(budget: Budget(executions: 3_000))
      machine.explore(&plan) { _, _ in }
      let result = plan.result
      #expect(!result.diverged, "program \(number)")
      guard let failure = result.failure else { continue }
      refuted += 1
      var replay = ReplayScheduler(try Schedule(parsing: failure.schedule.description))
      machine.explore(&replay) { _, _ in }
      #expect(replay.failed == true, "program \(number)")
      #expect(replay.preemptions == failure.preemptions, "program \(number)")
    }
    #expect(refuted > 30)
  }

  @Test func `a claim of fewest preemptions is true`() {
    var programs = RandomPrograms(seed: 52)
    var claims = 0
    for number in 0..<150 {
      var program = programs.next()
      program.symmetry = []
      var counting = CountingScheduler(mostStates: 3_000)
      ModelMachine(program).explore(&counting) { _, _ in }
      guard let counts = counting.counts else { continue }
      let fewest = counts.failing.fewestPreemptions
      let result = result(program)
      #expect((result.failure == nil) == (fewest == nil), "program \(number)")
      if let failure = result.failure, failure.isFewest {
        claims += 1
        #expect(failure.preemptions == fewest, "program \(number)")
      }
    }
    #expect(claims > 30)
  }
}
