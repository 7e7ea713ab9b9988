import Testing

@testable import Simulator

struct CountingSchedulerTests {
  private func count(_ program: ModelProgram, mostStates: Int = 100_000) -> ExactCounts? {
    var search = CountingScheduler(mostStates: mostStates)
    ModelMachine(program).explore(&search) { _, _ in }
    return search.counts
  }

  /// Threads that each write a variable of their own, which gives them nothing to remember.
  private func writers(_ threads: Int, _ steps: Int) -> ModelProgram {
    ModelProgram(
      name: "writers", variables: Array(repeating: 0, count: threads),
      threads: (0..<threads).map { number in
        ModelThread { code in
          for _ in 0..<steps { code.write(number, 1) }
        }
      })
  }

  @Test(arguments: [(2, 1), (2, 10), (2, 25), (3, 4), (4, 5), (5, 3)])
  func `n threads of k steps have (nk)! / k!^n schedules`(_ threads: Int, _ steps: Int) throws {
    let counts = try #require(count(writers(threads, steps)))
    var expected: UInt128 = 1
    var placed: UInt128 = 0
    for _ in 0..<threads {
      for step in 1...UInt128(steps) {
        placed += 1
        expected = expected * placed / step
      }
    }
    #expect(counts.all.schedules == expected)
    #expect(counts.failing.schedules == 0)
    #expect(counts.failing.fewestPreemptions == nil)
  }

  @Test func `each outcome has its own count`() throws {
    let counts = try #require(count(OraclePrograms.counter(2, 1)))
    let tallies = counts.outcomes.map { ($0.outcome.failed, $0.tally.schedules) }
    #expect(tallies.count == 2)
    #expect(tallies.contains { $0 == (false, 2) })
    #expect(tallies.contains { $0 == (true, 4) })
  }

  @Test(arguments: [
    (OraclePrograms.counter(3, 1), 3), (OraclePrograms.counter(2, 2), 2),
    (OraclePrograms.lockedCounter(3, 1), 3), (OraclePrograms.lockedCounter(3, 2), 3),
    (OraclePrograms.reorder(2), 2), (OraclePrograms.reorder(3), 3),
  ])
  func `threads that nobody can tell apart are counted as if somebody could`(
    _ program: ModelProgram, _ twins: Int
  ) throws {
    let expected = try #require(count(program))
    var alike = program
    alike.symmetry = program.threads.indices.map { $0 < twins ? 1 : 0 }
    let counts = try #require(count(alike))
    func byFailure(_ counts: ExactCounts) -> [Bool: ScheduleTally] {
      Dictionary(
        uniqueKeysWithValues: [false, true].map { failed in
          var sum = ScheduleTally()
          for (outcome, tally) in counts.outcomes where outcome.failed == failed { sum.add(tally) }
          return (failed, sum)
        })
    }
    let (one, other) = (byFailure(expected), byFailure(counts))
    for failed in [false, true] {
      #expect(other[failed]?.schedules == one[failed]?.schedules)
      #expect(other[failed]?.byPreemptions == one[failed]?.byPreemptions)
      #expect(other[failed]?.fewestPreemptions == one[failed]?.fewestPreemptions)
      let difference = (other[failed]?.probability ?? 0) - (one[failed]?.probability ?? 0)
      #expect(abs(difference) < 1e-9)
    }
  }

  @Test func `fewer states are met where threads are alike`() {
    func states(_ symmetry: [Int]) -> Int {
      var program = OraclePrograms.lockedCounter(4, 1)
      program.symmetry = symmetry
      var search = CountingScheduler()
      ModelMachine(program).explore(&search) { _, _ in }
      #expect(search.counts?.all.schedules == 24)
      return search.states
    }
    #expect(states([1, 1, 1, 1]) < states([0, 0, 0, 0]) / 4)
  }

  @Test func `too many states are not counted`() {
    let counts = count(OraclePrograms.counter(3, 2), mostStates: 100)
    #expect(counts == nil)
  }

  @Test func `more schedules than can be held are not counted wrong`() {
    var tally = ScheduleTally.one
    for _ in 0..<127 { tally.add(tally) }
    #expect(tally.schedules == UInt128(1) << 127)
    tally.add(tally)
    #expect(tally.schedules == nil)
    #expect(tally.byPreemptions == nil)
    tally.add(.one)
    #expect(tally.schedules == nil)
  }
}
