import ConcurrencyLab
import Specimens
import Testing
import Trace

/// A lock for readers and writers, under every schedule.
@Suite struct ReadWriteLockTests {
  @Test func `a writer is alone`() throws {
    let found = try everySchedule(yields: 3) {
      let prices = PriceList()
      together(3) { _ in prices.raise() }
      return prices.current
    }
    #expect(found.verdict == .proved)
  }

  @Test(arguments: [(2, 1), (1, 2), (0, 3)])
  func `nobody meets a writer inside`(readers: Int, writers: Int) throws {
    let found = try everySchedule(yields: 0) {
      let lock = ReadWriteLock()
      let writing = Cell("writing", 0)
      let met = (0..<readers + writers).map { Cell("met \($0)", 0) }
      together(readers + writers) { number in
        if number < readers {
          lock.withReadLock { met[number].write(writing.read()) }
        } else {
          lock.withWriteLock {
            met[number].write(writing.read())
            writing.write(1)
            writing.write(0)
          }
        }
      }
      return met.map { $0.read() }.reduce(0, +)
    }
    #expect(found.verdict == .proved)
  }

  @Test func `readers overlap in time, and a writer waits for those before it only`() throws {
    let run = try simulate(cores: 8) {
      let lock = ReadWriteLock()
      let log = ConcurrencyLab.Mutex([String]())
      let start = ConcurrencyLab.ContinuousClock.now
      func use(_ name: String, after delay: Int, writes: Bool) -> Thread {
        Thread(name: name) {
          Thread.sleep(for: .milliseconds(delay))
          if writes { lock.lockForWriting() } else { lock.lockForReading() }
          let now = start.duration(to: .now) / .milliseconds(1)
          log.withLock { $0.append("\(name) \(Int(now))") }
          Thread.sleep(for: .milliseconds(10))
          lock.unlock()
        }
      }
      let threads = [
        use("r1", after: 0, writes: false), use("r2", after: 1, writes: false),
        use("w1", after: 2, writes: true), use("r3", after: 3, writes: false),
        use("r4", after: 4, writes: false), use("w2", after: 5, writes: true),
        use("r5", after: 6, writes: false),
      ]
      for thread in threads { thread.start() }
      for thread in threads { thread.join() }
      return log.withLock { $0 }
    }
    // r1 and r2 read until 11; w1 writes until 21; r3 and r4 read until 31; w2 until 41; r5 until 51.
    #expect(run.value == ["r1 0", "r2 1", "w1 11", "r3 21", "r4 21", "w2 31", "r5 41"])
    #expect(run.elapsed == .milliseconds(51))
  }

  @Test func `a reader that writes is a data race`() {
    let found = exploration {
      try everySchedule {
        let prices = PriceList()
        together(2) { _ in prices.raiseCarelessly() }
        return prices.current
      } yields: { _ in
        true
      }
    }
    #expect(found.findings.contains { $0.kind == .dataRace })
  }

  @Test func `a reader that wants to write waits for itself`() throws {
    let found = exploration {
      try everySchedule(yields: 1) {
        let prices = PriceList()
        together({ prices.raiseWithinReading() })
        return prices.current
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .deadlock)
    #expect(finding.headline == "A waits for 'lock', which it holds itself")
  }

  @Test func `a reader that reads again waits for a writer that waits for it`() throws {
    let found = exploration {
      try everySchedule {
        let prices = PriceList()
        together({ _ = prices.readTwice }, { prices.raise() })
        return prices.current
      } yields: { _ in
        true
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .deadlock)
    #expect(finding.headline == "A and B wait for each other")
    #expect(finding.waits.first { $0.strand == 1 }?.holds == ["lock"])
  }

  @Test func `giving back what is not held is a finding of its own`() throws {
    let found = exploration {
      try everySchedule(yields: 0) {
        let prices = PriceList()
        prices.unlockOnly()
        return 0
      }
    }
    #expect(found.findings.map(\.kind) == [.unbalancedUnlock])
  }

  @Test func `a try does not wait, and does not pass those that do`() throws {
    try everySchedule(yields: "true true false true false false") {
      let lock = ReadWriteLock()
      let reading = (lock.tryLockForReading(), lock.tryLockForReading())
      let writing = lock.tryLockForWriting()
      lock.unlock()
      lock.unlock()
      let alone = lock.tryLockForWriting()
      let other = Cell("other", [false, false])
      together({ other.write([lock.tryLockForReading(), lock.tryLockForWriting()]) })
      lock.unlock()
      return "\(reading.0) \(reading.1) \(writing) \(alone) \(other.read()[0]) \(other.read()[1])"
    }
  }
}
