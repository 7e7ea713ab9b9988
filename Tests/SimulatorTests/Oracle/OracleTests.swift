import Testing
import Trace

@testable import Simulator

/// The search against exact figures from an independent counter.
struct OracleTests {
  static let rows = OracleRow.all
  /// The largest program has 1.8 million traces.
  static let rowsToReduce = rows.filter { $0.traces <= 50_000 }
  static let rowsToEnumerate = rows.filter { $0.interleavings <= 20_000 }

  @Test(arguments: rowsToReduce)
  func `source sets run every trace exactly once`(_ row: OracleRow) {
    var search = SourceDPORScheduler(hashesTraces: true)
    var hashes: Set<UInt64> = []
    var failing = 0
    ModelMachine(row.program).explore(&search) { search, machine in
      hashes.insert(search.trace)
      if machine.failed { failing += 1 }
    }
    #expect(search.traces == row.traces)
    #expect(hashes.count == row.traces)
    #expect(failing == row.failingTraces)
    #expect(search.redundant == 0)
    #expect(search.covered == 1)
  }

  @Test(arguments: rows, [false, true])
  func `what memoising counts is what there is`(_ row: OracleRow, byHistory: Bool) throws {
    var search = CountingScheduler(mostStates: 1_000_000)
    let machine = ModelMachine(row.program)
    machine.knowsStatesByHistory = byHistory
    machine.explore(&search) { _, _ in }
    let found = search.counts
    let counts = try #require(found)
    let all = counts.all
    let failing = counts.failing
    #expect(all.schedules == UInt128(row.interleavings))
    #expect(failing.schedules == UInt128(row.wrong + row.deadlocks))
    #expect(all.byPreemptions == row.byPreemptions.map { UInt128($0) })
    #expect(failing.byPreemptions == row.failingByPreemptions.map { UInt128($0) })
    #expect(failing.fewestPreemptions == row.fewestPreemptions)
    #expect(abs(all.probability - 1) < 1e-9)
    #expect(abs(failing.probability - row.chance) < 1e-8)
  }

  @Test(arguments: rowsToEnumerate)
  func `plain search runs every interleaving`(_ row: OracleRow) {
    var search = ExhaustiveScheduler(hashesTraces: true)
    var byPreemptions = [0, 0, 0, 0]
    var failingByPreemptions = [0, 0, 0, 0]
    var hashes: Set<UInt64> = []
    var stuck = 0
    var failed = 0
    ModelMachine(row.program).explore(&search) { search, machine in
      hashes.insert(search.trace)
      if machine.isStuck { stuck += 1 }
      if machine.failed { failed += 1 }
      if search.preemptions < 4 {
        byPreemptions[search.preemptions] += 1
        if machine.failed { failingByPreemptions[search.preemptions] += 1 }
      }
    }
    #expect(search.executions == row.interleavings)
    #expect(stuck == row.deadlocks)
    #expect(failed == row.wrong + row.deadlocks)
    #expect(hashes.count == row.traces)
    #expect(byPreemptions == row.byPreemptions)
    #expect(failingByPreemptions == row.failingByPreemptions)
  }

  @Test(arguments: rows)
  func `a bound leaves exactly the schedules within it`(_ row: OracleRow) {
    for bound in 0...3 {
      let expected = row.byPreemptions[0...bound].reduce(0, +)
      guard expected <= 5_000 else { return }
      var search = BoundedScheduler(preemptions: bound)
      var failing = 0
      ModelMachine(row.program).explore(&search) { _, machine in
        if machine.failed { failing += 1 }
      }
      #expect(search.executions == expected, "at most \(bound) preemptions")
      #expect(failing == row.failingByPreemptions[0...bound].reduce(0, +))
    }
  }

  @Test(arguments: rows)
  func `the plan finds the fewest preemptions or proves that nothing fails`(
    _ row: OracleRow
  ) throws {
    let machine = ModelMachine(row.program)
    var plan = SearchPlan(budget: Budget(executions: 50_000))
    machine.explore(&plan) { _, _ in }
    let result = plan.result
    #expect(!result.diverged)
    guard let fewest = row.fewestPreemptions else {
      #expect(result.verdict == .proved)
      #expect(result.failure == nil)
      #expect(result.traces == row.traces)
      return
    }
    #expect(result.verdict == .refuted)
    let failure = try #require(result.failure)
    #expect(failure.preemptions == fewest)
    #expect(failure.isFewest)

    let text = failure.schedule.description
    var replay = ReplayScheduler(try Schedule(parsing: text))
    machine.explore(&replay) { _, _ in }
    #expect(replay.failed == true, "\(text)")
    #expect(replay.divergence == nil)
    #expect(replay.stepsBeyond == 0)
    #expect(replay.preemptions == fewest)
  }

  @Test(arguments: rowsToReduce.filter { $0.traces <= 2_000 })
  func `going on after a failure counts every trace`(_ row: OracleRow) {
    var plan = SearchPlan(goal: .everyTrace)
    ModelMachine(row.program).explore(&plan) { _, _ in }
    let result = plan.result
    #expect(result.isComplete)
    #expect(result.traces == row.traces)
    #expect(result.failingTraces == row.failingTraces)
    #expect(result.failure?.preemptions == row.fewestPreemptions)
    #expect(result.failure?.isFewest ?? true)
  }
}
