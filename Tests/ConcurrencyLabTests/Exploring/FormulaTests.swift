import ConcurrencyLab
import Simulator
import Specimens
import Testing

/// How many schedules there are, against what arithmetic says.
@Suite struct FormulaTests {
  /// How many words there are of so many letters, each so often: (N K)! / K!^N.
  private func multinomial(_ letters: Int, _ times: Int) -> Int {
    // One letter after another, each at some of the places that are still free.
    (1...letters).reduce(1) { $0 * binomial($1 * times, times) }
  }

  private func binomial(_ n: Int, _ k: Int) -> Int {
    guard k >= 0, k <= n else { return 0 }
    return (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }

  private func adding(_ threads: Int, _ times: Int, by strategy: Strategy) -> Survey {
    survey(strategy) {
      let number = AtomicNumber()
      together(threads) { _ in for _ in 0..<times { number.change(.add) } }
    }
  }

  @Test(arguments: [
    (1, 5), (2, 1), (2, 2), (2, 3), (2, 5), (2, 7), (3, 1), (3, 2), (3, 3), (4, 1), (4, 2), (5, 1),
    (6, 1),
  ])
  func `threads of so many steps have as many schedules as there are words`(
    threads: Int, steps: Int
  ) {
    let all = adding(threads, steps, by: .exhaustive)
    #expect(all.isComplete)
    #expect(all.executions == multinomial(threads, steps))
    #expect(all.redundant == 0)
    // The body has two of its own: its start, and going on when all are through.
    #expect(all.steps == all.executions * (threads * steps + 2))
  }

  @Test(arguments: [(2, 3), (3, 2), (4, 1)])
  func `where every two steps depend on each other each schedule is a trace`(
    threads: Int, steps: Int
  ) {
    let traces = adding(threads, steps, by: .everyTrace)
    #expect(traces.executions == multinomial(threads, steps))
    #expect(traces.redundant == 0)
  }

  @Test(arguments: 1...6)
  func `a bound leaves the words with so many runs`(steps: Int) {
    // A word of two letters that has r runs interrupts r - 2 times: the last change of letters comes when one
    // thread is through. The runs of each letter are a composition of how often it occurs.
    var sum = 0
    for preemptions in 0..<2 * steps - 1 {
      let runs = preemptions + 2
      sum += 2 * binomial(steps - 1, (runs + 1) / 2 - 1) * binomial(steps - 1, runs / 2 - 1)
      let bounded = adding(2, steps, by: .bounded(preemptions: preemptions))
      #expect(bounded.isComplete)
      #expect(bounded.executions == sum)
    }
    #expect(sum == multinomial(2, steps))
  }

  @Test(arguments: 1...5)
  func `without preemptions threads come in any order`(threads: Int) {
    let bounded = adding(threads, 2, by: .bounded(preemptions: 0))
    #expect(bounded.executions == (1...threads).reduce(1, *))
  }

  @Test(arguments: 1...5)
  func `a plain addition is two steps`(times: Int) {
    let all = survey(.exhaustive) {
      let counter = PlainCounter()
      together(2) { _ in counter.add(times) }
    }
    #expect(all.executions == multinomial(2, 2 * times))
  }

  @Test func `steps that only look have one trace in whatever order`() {
    func looking(_ strategy: Strategy) -> Survey {
      survey(strategy) {
        let number = AtomicNumber()
        together(3) { _ in for _ in 0..<2 { _ = number.value } }
      }
    }
    #expect(looking(.exhaustive).executions == multinomial(3, 2))
    #expect(looking(.everyTrace).executions == 1)
  }

  @Test func `what one thread has for itself is no step`() {
    let all = survey(.exhaustive) {
      together(4) { _ in
        let own = PlainCounter()
        own.add(10)
      }
    }
    // No thread ever comes to a place where another could go on.
    #expect(all.executions == 1)
  }
}
