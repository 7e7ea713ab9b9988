import ConcurrencyLab
import Specimens
import Testing
import Trace

@testable import Simulator

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

  @Test(arguments: [(10, 1), (6, 2), (4, 4), (3, 8), (2, 20)])
  func `identical threads of k steps have (nk)! / k!^n schedules, all alike`(
    threads: Int, steps: Int
  ) {
    let found = exploration {
      try everySchedule(yields: 0) {
        together(threads) { for _ in 0..<steps { World.current?.step() } }
        return 0
      }
    }
    #expect(found.verdict == .proved)
    #expect(found.executions <= 2)
    #expect(found.summary == "proved: all \(words(threads, steps)) schedules end right (all alike)")
  }

  /// How many words there are of so many letters, each so often.
  private func words(_ letters: Int, _ times: Int) -> String {
    let words = (1...letters).reduce(1) { words, letter in
      (0..<times).reduce(words) { $0 * (letter * times - $1) / ($1 + 1) }
    }
    return NumberText.grouped(words)
  }

  @Test func `ten threads that set halves under a lock are proved, with every schedule counted`() {
    let found = exploration { try everySchedule(yields: true) { Contest().lockedReorder(9) } }
    #expect(found.verdict == .proved)
    #expect(found.executions < 100)
    #expect(found.outcomes.map(\.value) == ["true"])
    #expect(found.schedules == lockedOrders(9))
    #expect(found.failingSchedules == 0)
  }

  /// The setters come in any order, and the reader before, between or after them. What the thread that starts them
  /// does before and after that can come between any two steps of the reader.
  private func lockedOrders(_ setters: Int) -> Int {
    (1...setters).reduce(1, *) * (setters + 6)
  }

  @Test(arguments: 1...5)
  func `that many schedules there are if each is run`(setters: Int) {
    let all = survey(.exhaustive, judging: { Contest().lockedReorder(setters) })
    #expect(all.isComplete)
    #expect(all.executions == lockedOrders(setters))
    #expect(all.failing == 0)
  }

  @Test(arguments: 2...3)
  func `where halves are set without a lock it is counted how often that goes wrong`(
    setters: Int
  ) {
    let found = exploration { try everySchedule(yields: true) { Contest().reorder(setters) } }
    #expect(found.verdict == .refuted)
    let all = survey(.exhaustive, judging: { Contest().reorder(setters) })
    #expect(all.isComplete)
    #expect(found.schedules == all.executions)
    #expect(found.failingSchedules == all.failing)
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
