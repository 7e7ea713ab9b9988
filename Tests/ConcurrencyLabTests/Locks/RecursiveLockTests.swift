import ConcurrencyLab
import Testing
import Trace

/// A lock that its holder takes again, under every schedule.
@Suite struct RecursiveLockTests {
  @Test(arguments: 1...3)
  func `it is free once it was given back as often as it was taken`(depth: Int) {
    let found = exploration {
      try everySchedule(yields: 2) {
        let lock = RecursiveLock()
        let count = Cell("count", 0)
        together(2) { _ in
          for _ in 0..<depth { lock.lock() }
          for _ in 1..<depth { lock.unlock() }
          // One is left.
          count.write(count.read() + 1)
          lock.unlock()
        }
        return count.read()
      }
    }
    #expect(found.verdict == .proved)
    #expect(found.findings.isEmpty)
  }

  @Test func `given back too early it keeps nobody out`() {
    let found = exploration {
      try everySchedule(yields: 2) {
        let lock = RecursiveLock()
        let count = Cell("count", 0)
        together(2) { _ in
          lock.lock()
          lock.unlock()
          count.write(count.read() + 1)
        }
        return count.read()
      }
    }
    #expect(found.verdict == .refuted)
  }

  @Test func `a try is for its holder, and for nobody else`() throws {
    let found = try everySchedule {
      let lock = RecursiveLock()
      let others = Cell("others", 0)
      lock.withLock {
        together(1) { _ in if lock.try() { others.write(1) } }
        if lock.try() { lock.unlock() } else { others.write(2) }
      }
      return others.read()
    } yields: {
      $0 == 0
    }
    #expect(found.verdict == .proved)
  }

  @Test func `for real too`() {
    let lock = RecursiveLock()
    lock.lock()
    let again = lock.try()
    #expect(again)
    let other = Mutex(true)
    together(1) { _ in
      let got = lock.try()
      other.withLock { $0 = got }
    }
    #expect(other.withLock { $0 } == false)
    lock.unlock()
    lock.unlock()
  }
}
