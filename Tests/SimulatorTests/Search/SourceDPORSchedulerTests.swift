import Testing

@testable import Simulator

struct SourceDPORSchedulerTests {
  private func traces(_ program: ModelProgram) -> (traces: Int, redundant: Int) {
    var search = SourceDPORScheduler()
    ModelMachine(program).explore(&search) { _, _ in }
    return (search.traces, search.redundant)
  }

  @Test(arguments: 2...10)
  func `n philosophers have 2^n - 1 traces`(_ count: Int) {
    let found = traces(OraclePrograms.philosophers(count))
    #expect(found.traces == 1 << count - 1)
    #expect(found.redundant == 0)
  }

  @Test(arguments: [2, 9, 17, 33, 63])
  func `threads that share nothing have one trace`(_ count: Int) {
    let threads = (0..<count).map { number in ModelThread { $0.increment(number) } }
    let found = traces(
      ModelProgram(
        name: "apart", variables: Array(repeating: 0, count: count), threads: threads))
    #expect(found.traces == 1)
    #expect(found.redundant == 0)
  }

  @Test(arguments: [9, 17, 63])
  func `two that race are found among many`(_ count: Int) {
    var threads = (0..<count).map { number in ModelThread { $0.write(number, 1) } }
    threads[count - 1] = ModelThread { $0.write(0, 2) }
    let found = traces(
      ModelProgram(
        name: "a pair", variables: Array(repeating: 0, count: count), threads: threads))
    #expect(found.traces == 2)
  }

  @Test(arguments: 1...6)
  func `a writer among readers has a trace for each set of them that comes before it`(_ count: Int)
  {
    let writer = ModelThread { $0.write(0, 1) }
    let reader = ModelThread { $0.read(0, into: 0) }
    let found = traces(
      ModelProgram(
        name: "readers", variables: [0], threads: [writer] + Array(repeating: reader, count: count))
    )
    #expect(found.traces == 1 << count)
  }

  @Test(arguments: 1...5)
  func `the last of n zeros can be found in (n + 3) 2^(n - 2) ways`(_ count: Int) {
    // GenMC's and Nidhugg's lastzero.
    let finder = ModelThread { code in
      code.set(0) { _ in 0 }
      code.loop { code in
        for place in stride(from: count, through: 0, by: -1) {
          code.read(place, into: 1)
          code.leave { $0[1] == 0 }
        }
        code.finish()
      }
    }
    let writers = (1...count).map { place in
      ModelThread { code in
        code.read(place - 1, into: 0)
        code.write(place) { $0[0] + 1 }
      }
    }
    let found = traces(
      ModelProgram(
        name: "lastzero", variables: Array(repeating: 0, count: count + 1),
        threads: [finder] + writers))
    let expected = count == 1 ? 2 : (count + 3) << (count - 2)
    #expect(found.traces == expected)
  }

  @Test func `a lock held over a sleep can be taken first by the other`() {
    let sleeper = ModelThread { code in
      code.lock(0)
      code.sleep(10)
      code.write(0, 1)
      code.unlock(0)
    }
    let other = ModelThread { code in
      code.lock(0)
      code.write(0, 2)
      code.unlock(0)
    }
    var search = SourceDPORScheduler()
    var last: Set<Int> = []
    ModelMachine(
      ModelProgram(name: "over a sleep", variables: [0], locks: 1, threads: [sleeper, other])
    ).explore(&search) { _, machine in last.insert(machine.variables[0]) }
    #expect(last == [1, 2])
    #expect(search.traces == 2)
  }

  @Test func `what comes after a sleep never comes before what was ready`() {
    let late = ModelThread { code in
      code.sleep(5)
      code.write(0, 1)
    }
    let early = ModelThread { $0.write(0, 2) }
    let found = traces(ModelProgram(name: "timers", variables: [0], threads: [late, early]))
    #expect(found.traces == 1)
  }

  @Test func `equal deadlines are tried in both orders`() {
    let sleeper = { (value: Int) in
      ModelThread { code in
        code.sleep(5)
        code.write(0, value)
      }
    }
    let found = traces(
      ModelProgram(name: "timers", variables: [0], threads: [sleeper(1), sleeper(2)]))
    #expect(found.traces == 2)
  }

  @Test func `a semaphore of one is a lock`() {
    let thread = ModelThread { code in
      code.acquire(semaphore: 0)
      code.increment(0)
      code.release(semaphore: 0)
    }
    let found = traces(
      ModelProgram(
        name: "semaphore", variables: [0], semaphores: [1],
        threads: Array(repeating: thread, count: 3)))
    #expect(found.traces == 6)
  }

  @Test func `a semaphore can be taken first by a thread that had something to do before`() {
    let thread = ModelThread { code in
      code.write(1, 0)
      code.acquire(semaphore: 0)
      code.increment(0)
      code.release(semaphore: 0)
    }
    let found = traces(
      ModelProgram(
        name: "semaphore", variables: [0, 0], semaphores: [1],
        threads: Array(repeating: thread, count: 3)))
    // Any order of the writes, and any order of the sections.
    #expect(found.traces == 6 * 6)
  }

  @Test func `who is signalled from outside the lock races for it with who held it before`() {
    let waiter = ModelThread { code in
      code.lock(0)
      code.wait(0, 0)
      code.write(0, 1)
      code.unlock(0)
    }
    let other = ModelThread { code in
      code.lock(0)
      code.write(0, 2)
      code.unlock(0)
    }
    let signaller = ModelThread { $0.signal(0) }
    let program = ModelProgram(
      name: "signal", variables: [0], locks: 1, conditions: 1,
      threads: [waiter, other, signaller])
    var plain = ExhaustiveScheduler(hashesTraces: true)
    var hashes: Set<UInt64> = []
    ModelMachine(program).explore(&plain) { search, _ in hashes.insert(search.trace) }
    #expect(traces(program).traces == hashes.count)
    // The signal is lost, or comes before or after the other's section, which can also come first.
    #expect(hashes.count == 5)
  }

  @Test func `a step on two objects races with what comes last on either`() {
    let pair = ModelThread { $0.exchange(0, 1) }
    let one = ModelThread { $0.write(0, 1) }
    let two = ModelThread { code in
      code.write(0, 2)
      code.write(1, 2)
    }
    let program = ModelProgram(
      name: "pair", variables: [0, 0], threads: [pair, one, two])
    var plain = ExhaustiveScheduler(hashesTraces: true)
    var hashes: Set<UInt64> = []
    ModelMachine(program).explore(&plain) { search, _ in hashes.insert(search.trace) }
    #expect(traces(program).traces == hashes.count)
  }

  @Test func `a program that does not repeat itself is noticed`() {
    let machine = ModelMachine(OraclePrograms.counter(2, 2))
    var search = DriftingScheduler()
    machine.explore(&search, limit: 1_000) { _, _ in }
    #expect(search.inner.diverged == true)
  }
}

/// Shows the search another program from the fifth execution on.
private struct DriftingScheduler: Scheduler, ~Copyable {
  var inner = SourceDPORScheduler()
  private var executions = 0

  mutating func begin() {
    executions += 1
    inner.begin()
  }

  mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    guard executions >= 5 else {
      return inner.choose(enabled: enabled, live: live, pending: pending, state: state)
    }
    let drifted = (0..<64).map { live.has($0) ? Operation(.read, 1) : Operation(.local) }
    return drifted.withUnsafeBufferPointer { operations in
      operations.baseAddress.map {
        inner.choose(enabled: enabled, live: live, pending: $0, state: state)
      } ?? -1
    }
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    inner.finish(blocked: blocked, pending: pending, failed: failed, outcome: outcome)
  }
}
