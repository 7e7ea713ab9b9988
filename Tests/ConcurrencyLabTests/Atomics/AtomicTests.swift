import ConcurrencyLab
import Dispatch
import Simulator
import Specimens
import Testing
import Trace

/// Atomic operations: one step each, whatever the compiler makes of them.
@Suite struct AtomicTests {
  /// How often each of two threads does something, and in how many orders that can be.
  private static let orders = [(1, 2), (2, 6), (3, 20)]

  @Test(arguments: AtomicNumber.Change.allCases)
  func `every change of a number is one step`(_ change: AtomicNumber.Change) {
    for (times, orders) in Self.orders {
      let all = survey(.exhaustive) {
        let number = AtomicNumber()
        together(2) { _ in for _ in 0..<times { number.change(change) } }
      }
      #expect(all.executions == orders)
    }
  }

  @Test(arguments: AtomicFlag.Change.allCases)
  func `every change of a flag is one step`(_ change: AtomicFlag.Change) {
    for (times, orders) in Self.orders {
      let all = survey(.exhaustive) {
        let flag = AtomicFlag()
        together(2) { _ in for _ in 0..<times { flag.change(change, true) } }
      }
      #expect(all.executions == orders)
    }
  }

  @Test(arguments: [(2, 1, 2), (2, 2, 6), (3, 1, 6), (3, 2, 90)])
  func `an atomic counter has a trace for each order of its additions`(
    threads: Int, times: Int, traces: Int
  ) {
    let found = exploration {
      try everySchedule(yields: threads * times) {
        let number = AtomicNumber(0)
        together(threads) { _ in for _ in 0..<times { number.change(.add, 1) } }
        return number.value
      }
    }
    expectProof(found, traces: traces)
  }

  @Test func `what others see of a change is the value before or after`() {
    for change in AtomicNumber.Change.allCases {
      let found = exploration {
        try everySchedule {
          let number = AtomicNumber()
          let seen = Cell("seen", 0)
          together({ number.change(change, 6) }, { seen.write(number.value) })
          return [seen.read(), number.value]
        } yields: {
          $0[0] == 5 || $0[0] == $0[1]
        }
      }
      expectProof(found)
      // 5 and 6 have the smaller one in common with 5, and none of the others leaves 5.
      #expect(found.outcomes.count == (change == .min ? 1 : 2), "\(change)")
    }
  }

  @Test func `atomics of every size are heard, and are what they are outside of a simulation`() {
    let outside = AtomicSizes()
    outside.changeAll()
    #expect(outside.text == "3 0 4 3 4 0.25 2.0 seconds")
    let found = exploration {
      try everySchedule(yields: "3 0 4 3 4 0.25 2.0 seconds") {
        let sizes = AtomicSizes()
        sizes.changeAll()
        return sizes.text
      }
    }
    expectProof(found)
    let all = survey(.exhaustive) {
      let one = AtomicSizes()
      // Six steps each: 12! / (6! 6!).
      together({ one.changeAll() }, { _ = one.text })
    }
    #expect(all.executions == 924)
  }

  // MARK: What an operation orders

  private func announcing(expecting expected: Int) -> Exploration {
    exploration {
      try everySchedule {
        let announcement = DoubtfulAnnouncement()
        let seen = Cell<Int?>("seen", nil)
        together(
          { announcement.publish(5, expecting: expected) }, { seen.write(announcement.read()) })
        return seen.read()
      } yields: {
        $0 == nil || $0 == 5
      }
    }
  }

  @Test func `a compare-exchange hands on what came before it`() {
    expectProof(announcing(expecting: 0))
  }

  @Test func `a compare-exchange that fails only looks, and hands nothing on`() {
    let found = announcing(expecting: 7)
    #expect(found.findings.map(\.kind) == [.dataRace])
    #expect(found.findings.first?.variable == "payload")
  }

  @Test func `a maximum hands on what came before it`() {
    let found = exploration {
      try everySchedule {
        let announcement = DoubtfulAnnouncement()
        let seen = Cell<Int?>("seen", nil)
        together(
          { announcement.publishByMaximum(5) }, { seen.write(announcement.readIfMaximal()) })
        return seen.read()
      } yields: {
        $0 == nil || $0 == 5
      }
    }
    expectProof(found)
    #expect(found.outcomes.count == 2)
  }

  // MARK: Asking again

  @Test(arguments: SpinLock.Form.allCases)
  func `a lock that asks again and again is proved`(_ form: SpinLock.Form) {
    let found = exploration {
      try everySchedule(yields: 2) {
        let lock = SpinLock(form)
        together(2) { _ in lock.increment() }
        return lock.count
      }
    }
    expectProof(found)
  }

  @Test func `a weak compare-exchange fails only where somebody came between`() {
    let found = exploration {
      try everySchedule {
        let number = AtomicNumber()
        return gather(2) { number.change(.weakCompareExchange, $0) }.sorted()
      } yields: {
        $0 == [0, 5] || $0 == [1, 5]
      }
    }
    expectProof(found, traces: 2)
  }

  @Test func `whoever comes first makes what is made once, and everybody sees that`() {
    let found = exploration {
      try everySchedule {
        let made = MadeOnce()
        return gather(2) { made.maker(asking: $0) }
      } yields: {
        $0 == [0, 0] || $0 == [1, 1]
      }
    }
    expectProof(found)
    #expect(found.outcomes.count == 2)
  }

  // MARK: For real

  @Test func `on real threads nothing is lost either`() {
    let number = AtomicNumber(0)
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for _ in 0..<1_000 { number.change(.add, 1) }
    }
    #expect(number.value == 4_000)
  }
}
