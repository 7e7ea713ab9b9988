import ConcurrencyLab
import Specimens
import Testing
import Trace

/// What is found about waiting: deadlocks, lost wake-ups, leaks, spinning.
@Suite struct WaitingExplorationTests {
  @Test func `two locks in either order deadlock, with the cycle named`() throws {
    let found = exploration {
      try everySchedule(yields: 0) {
        let locks = TwoLocks()
        together({ locks.there() }, { locks.back() })
        return 0
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .deadlock)
    #expect(finding.headline == "A and B wait for each other")
    #expect(finding.waits.map(\.resource) == ["current", "savings"])
    #expect(finding.waits.map(\.holds) == [["savings"], ["current"]])
    #expect(finding.preemptions == 1)
    #expect(finding.fewestPreemptions)
  }

  @Test func `a mailbox hands every letter over`() {
    let found = exploration {
      try everySchedule(yields: 3) {
        let mailbox = Mailbox()
        let sum = Cell("sum", 0)
        together(
          { mailbox.put(1) }, { mailbox.put(2) },
          { sum.write(mailbox.take() + mailbox.take()) })
        return sum.read()
      }
    }
    #expect(found.verdict == .proved)
  }

  @Test func `a signal before the wait is lost`() throws {
    let found = exploration {
      try everySchedule {
        let mailbox = Mailbox()
        together({ mailbox.put(1) }, { _ = mailbox.takeCarelessly() })
        return 0
      } yields: { _ in
        true
      }
    }
    #expect(found.verdict == .refuted)
    let kinds = found.findings.map(\.kind)
    #expect(kinds.contains(.lostWakeup) || kinds.contains(.dataRace))
  }

  @Test func `waiting for what nobody sends is a lost wake-up`() throws {
    let found = exploration {
      try everySchedule {
        let mailbox = Mailbox()
        together({ mailbox.put(1) }, { _ = mailbox.takeTwo() })
        return 0
      } yields: { _ in
        true
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .lostWakeup)
    #expect(finding.headline == "B waits for 'condition', and nobody is left to end the wait")
  }

  @Test func `a semaphore of two lets two in and never three`() {
    let found = exploration {
      try everySchedule {
        let room = Room()
        together(3) { _ in room.visit() }
        return room.mostInside
      } yields: {
        $0 <= 2
      }
    }
    #expect(found.verdict == .proved)
    #expect(found.outcomes.map(\.value).sorted() == ["1", "2"])
  }

  @Test func `unlocking what is not held is a finding of its own`() {
    let found = exploration {
      try everySchedule {
        unlockWithoutLock()
        return 0
      } yields: { _ in
        true
      }
    }
    #expect(found.findings.map(\.kind) == [.unbalancedUnlock])
  }

  @Test func `a stack that overflows is a finding, and the next search works`() {
    for _ in 0..<2 {
      let found = exploration {
        try everySchedule {
          recurse(0)
        } yields: { _ in
          true
        }
      }
      #expect(found.findings.map(\.kind) == [.stackOverflow])
    }
  }

  @Test func `going round and round is a finding with the place`() throws {
    let found = exploration {
      try everySchedule {
        let counter = PlainCounter()
        together({ spin(on: counter) }, { counter.increment() })
        return 0
      } yields: { _ in
        true
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .spinning)
    #expect(finding.waits.first?.stack.isEmpty == false)
  }

  @Test func `a thread that nobody joins is seen to its end`() {
    let found = exploration {
      try everySchedule {
        let counter = LockedCounter()
        let thread = Thread { counter.increment() }
        thread.start()
        return 0
      } yields: { _ in
        true
      }
    }
    #expect(found.verdict == .proved)
  }

  @Test func `a search that its budget ends is not decided`() {
    let found = exploration {
      try everySchedule(budget: Budget(executions: 10)) {
        let counter = LockedCounter()
        together(4) { _ in
          counter.increment()
          counter.increment()
        }
        return 0
      } yields: { _ in
        true
      }
    }
    #expect(found.verdict == .undecided)
    #expect(found.endedBy == "10 executions")
  }

  @Test func `what the body throws is told`() {
    struct Wrong: Error {}
    let found = exploration {
      try everySchedule(yields: 1) { throw Wrong() }
    }
    #expect(found.findings.map(\.kind) == [.threw])
    #expect(found.findings.first?.headline == "the body threw Wrong()")
  }

  @Test func `the same search twice gives the same bytes`() {
    func run() -> Exploration {
      exploration {
        try everySchedule(yields: 3) {
          let counter = PlainCounter()
          together(3) { _ in counter.increment() }
          return counter.count
        }
      }
    }
    let first = run()
    let second = run()
    #expect(first == second)
  }
}
