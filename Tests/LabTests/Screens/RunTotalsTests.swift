import Terminal
import Testing
import Trace

@testable import lab

struct RunTotalsTests {
  private static let ms = 1_000_000

  private func run(_ parts: [(Run.State, Int, Int)], cores: Int = 1, elapsed: Int) -> Run {
    Run(
      cores: cores, elapsed: elapsed * Self.ms,
      intervals: parts.enumerated().map { index, part in
        Run.Interval(
          strand: index, state: part.0, start: part.1 * Self.ms, end: part.2 * Self.ms)
      })
  }

  @Test func `overlapped waits are held against their sum and the longest of them`() {
    let overlapped = run(
      [(.waitingForIO, 0, 142), (.waitingForIO, 0, 221), (.waitingForIO, 0, 330)], elapsed: 330)
    #expect(
      RunTotals(overlapped).clauses("yours").joined(separator: " · ")
        == "One by one 693 ms · yours 330 ms · cannot be less than the longest wait: 330 ms")
  }

  @Test func `work cannot be done in less than its share of the cores`() {
    let parts = (0..<4).map { _ in (Run.State.running, 0, 100) }
    #expect(
      RunTotals(run(parts, cores: 2, elapsed: 200)).clauses("yours").joined(separator: " - ")
        == "One by one 400 ms - yours 200 ms - cannot be less than its work on 2 cores: 200 ms")
  }

  @Test func `under a big lock all work is done by one at a time`() {
    let parts = (0..<3).map { (Run.State.holdingBigLock, $0 * 8, $0 * 8 + 8) }
    #expect(
      RunTotals(run(parts, cores: 3, elapsed: 24)).clauses("this run").joined(separator: " · ")
        == "One by one 24 ms · this run 24 ms · cannot be less than its work under the big lock: 24 ms"
    )
  }

  @Test func `waiting for a lock, for others or for a core is nobody's work`() {
    let waits: [(Run.State, Int, Int)] = [
      (.waitingForLock, 0, 50), (.waitingForStrand, 0, 50), (.ready, 0, 50),
    ]
    let totals = RunTotals(run(waits + [(.running, 0, 10), (.sleeping, 10, 30)], elapsed: 50))
    #expect(totals.oneByOne == 30 * Self.ms)
    #expect(totals.least == 20 * Self.ms)
  }

  @Test func `with one part or none there is nothing to compare`() {
    #expect(RunTotals(run([], elapsed: 0)).clauses("yours") == [])
    #expect(RunTotals(run([(.sleeping, 0, 9)], elapsed: 9)).clauses("yours") == [])
  }

  @Test func `what does not fit on one line breaks between the times`() {
    let overlapped = run([(.waitingForIO, 0, 142), (.waitingForIO, 0, 330)], elapsed: 330)
    let lines = RunTotals(overlapped).lines(on: Surface(width: 60)).map(\.text)
    #expect(
      lines == [
        " One by one 472 ms · yours 330 ms ·", " cannot be less than the longest wait: 330 ms",
      ])
    #expect(RunTotals(overlapped).lines(on: Surface(width: 90)).count == 1)
  }
}
