import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Programs of SCTBench and others like them, written in Swift: verdicts and fewest preemptions as enumerated
/// by brute force.
@Suite struct SCTBenchTests {
  @Test(arguments: [2, 3, 4])
  func `reorder needs one preemption, however many set`(setters: Int) {
    let found = exploration {
      try everySchedule(yields: true) {
        let pair = Reorder()
        return gather(setters + 1) { number in
          if number == setters { return pair.isConsistent() }
          pair.set()
          return true
        }.allSatisfy(\.self)
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 1)
  }

  @Test func `two locks around one value are none`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let value = WrongLock()
        return gather(4) { number in
          if number == 0 { return value.addAndCheck() }
          value.add()
          return true
        }.allSatisfy(\.self)
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 1)
    #expect(found.findings.last?.kind == .dataRace)
  }

  @Test func `a reader between two stages sees one of them`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let stages = TwoStage()
        return gather(
          {
            stages.write()
            return true
          }, { stages.isConsistent() }
        ).allSatisfy(\.self)
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 1)
    #expect(found.findings.count == 1)
  }

  @Test func `a wrong formula shows without any preemption`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let account = AuditedAccount()
        return gather(
          { account.isRight() },
          {
            account.deposit()
            return true
          },
          {
            account.withdraw()
            return true
          }
        ).allSatisfy(\.self)
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 0)
  }

  @Test func `a sum is complete before it is looked at, without any preemption`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let sum = LazySum()
        return gather(
          {
            sum.add(1)
            return true
          },
          {
            sum.add(2)
            return true
          }, { sum.isIncomplete() }
        ).allSatisfy(\.self)
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 0)
  }

  @Test func `locks that cross deadlock after one preemption`() {
    let found = exploration {
      try everySchedule(yields: 0) {
        let locks = CrossedLocks()
        together({ locks.add() }, { locks.subtract() })
        return 0
      }
    }
    expectFinding(found, .deadlock, preemptions: 1)
  }

  @Test func `a lock that is kept stops whoever comes next`() {
    let found = exploration {
      try everySchedule(yields: 0) {
        let locks = KeptLock()
        together(2) { _ in locks.run() }
        return 0
      }
    }
    expectFinding(found, .deadlock, preemptions: 0)
    #expect(found.findings.first?.waits.count == 1)
  }

  @Test func `who waits for what nobody does is never woken`() {
    let found = exploration {
      try everySchedule(yields: 0) {
        let place = NeverEmptied()
        together({ place.fill() }, { place.look() })
        return 0
      }
    }
    expectFinding(found, .lostWakeup, preemptions: 0)
  }

  @Test func `check, then act, overdraws after one preemption`() {
    let found = exploration {
      try everySchedule {
        let account = CheckedAccount()
        together(2) { _ in account.withdraw(70) }
        return account.balance
      } yields: {
        $0 >= 0
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 1)
    #expect(found.findings.first?.headline == "found -40, which the test does not allow")
  }

  @Test func `of two that raise a flag and look, one sees the other's`() {
    let found = exploration {
      try everySchedule {
        let flags = StoreBuffer()
        return gather({ flags.left() }, { flags.right() })
      } yields: {
        $0 != [false, false]
      }
    }
    expectProof(found, traces: 3)
    #expect(found.outcomes.count == 3)
  }

  @Test func `a question asked before the lock is taken misses the signal`() {
    let found = exploration {
      try everySchedule(yields: 0) {
        let question = EarlyQuestion()
        together({ question.consume() }, { question.produce() })
        return 0
      }
    }
    expectFinding(found, .lostWakeup, preemptions: 1)
    #expect(found.findings.count == 1)
  }
}
