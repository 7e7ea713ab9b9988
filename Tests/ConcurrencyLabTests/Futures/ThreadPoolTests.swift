import ConcurrencyLab
import Testing
import Trace

/// What Python's documentation says of executors and of `ThreadPoolExecutor`, in virtual time.
@Suite struct ThreadPoolTests {
  @Test func `submit starts the work, and result only waits for it`() throws {
    let run = try simulate {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let future = try pool.submit { Thread.sleep(for: .milliseconds(100)) }
      Thread.sleep(for: .milliseconds(80))
      try future.result()
    }
    #expect(run.elapsed == .milliseconds(100))
  }

  @Test func `as-completed starts nothing either`() throws {
    let run = try simulate {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let futures = try [100, 90].map { delay in
        try pool.submit { Thread.sleep(for: .milliseconds(delay)) }
      }
      Thread.sleep(for: .milliseconds(80))
      for future in asCompleted(futures) { try future.result() }
    }
    #expect(run.elapsed == .milliseconds(100))
  }

  @Test func `submit and result in one loop is one after the other`() throws {
    let run = try simulate {
      let pool = ThreadPoolExecutor(maxWorkers: 5)
      for _ in 0..<5 { try pool.submit { Thread.sleep(for: .milliseconds(100)) }.result() }
    }
    #expect(run.elapsed == .milliseconds(500))
    #expect(run.record.strands.filter { $0.name.hasPrefix("worker") }.count == 1)
  }

  @Test(arguments: [(1, 2_000), (5, 400), (20, 100), (32, 100)])
  func `twenty waits share the workers there are`(workers: Int, milliseconds: Int) throws {
    let run = try simulate {
      try ThreadPoolExecutor(maxWorkers: workers).use { pool in
        for _ in 0..<20 { try pool.submit { Thread.sleep(for: .milliseconds(100)) } }
      }
    }
    #expect(run.elapsed == .milliseconds(milliseconds))
    let threads = run.record.strands.filter { $0.name.hasPrefix("worker") }
    #expect(threads.count == min(workers, 20))
  }

  @Test func `workers are named, made on demand and used again`() throws {
    let run = try simulate {
      let pool = ThreadPoolExecutor(maxWorkers: 4, namePrefix: "crawler")
      try pool.submit {}.result()
      Thread.sleep(for: .milliseconds(1))
      try pool.submit {}.result()
      let pair = try [1, 2].map { n in
        try pool.submit { Thread.sleep(for: .milliseconds(n)) }
      }
      for future in pair { try future.result() }
      pool.shutdown()
    }
    let names = run.record.strands.filter { $0.kind == .thread }.map(\.name)
    #expect(names == ["crawler 1", "crawler 2"])
  }

  @Test func `who waits for a future is shown as waiting for it`() throws {
    let run = try simulate {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      try pool.submit { Thread.sleep(for: .milliseconds(3)) }.result()
    }
    let waits = run.record.intervals.filter { $0.strand == 0 && $0.state == .waitingForStrand }
    #expect(waits.map(\.label) == ["future 1"])
    #expect(waits.map { $0.end - $0.start } == [3_000_000])
  }

  // MARK: Waiting for several

  @Test func `futures come as they complete, or in the order of the inputs`() throws {
    let delays = [30, 10, 20]
    let run = try simulate {
      let pool = ThreadPoolExecutor(maxWorkers: 3)
      let work: @Sendable (Int) -> Int = { delay in
        Thread.sleep(for: .milliseconds(delay))
        return delay
      }
      let futures = try delays.map { delay in try pool.submit { work(delay) } }
      let asTheyCome = try asCompleted(futures).map { try $0.result() }
      let inOrder = try pool.map(delays, work).all()
      return [asTheyCome, inOrder]
    }
    #expect(run.value == [[10, 20, 30], [30, 10, 20]])
    #expect(run.elapsed == .milliseconds(60))
  }

  @Test func `those that are done already come first, and twice given comes once`() throws {
    let run = try simulate {
      let pool = ThreadPoolExecutor(maxWorkers: 3)
      let slow = try pool.submit { Thread.sleep(for: .milliseconds(50)) }
      let quick = try pool.submit {}
      let cancelled = Future<Void>()
      cancelled.cancel()
      Thread.sleep(for: .milliseconds(1))
      let order = asCompleted([slow, quick, cancelled, slow, quick])
      return order.map { $0 === slow ? "slow" : $0 === quick ? "quick" : "cancelled" }
    }
    #expect(run.value == ["quick", "cancelled", "slow"])
  }

  @Test func `a time limit counts from the call, and what came in time is handed out`() throws {
    let run = try simulate { () -> [String] in
      let pool = ThreadPoolExecutor(maxWorkers: 3)
      let futures = try [10, 20, 30].map { delay in
        try pool.submit { () -> Int in
          Thread.sleep(for: .milliseconds(delay))
          return delay
        }
      }
      let inTime = asCompleted(futures, timeout: .milliseconds(25))
      Thread.sleep(for: .milliseconds(15))
      var seen: [String] = []
      do {
        while let future = try inTime.next() { seen.append("\(try future.result())") }
      } catch FutureError.timedOut {
        seen.append("timed out at \(ContinuousClock.Instant.now)")
      }
      pool.shutdown()
      return seen.map { String($0.prefix(9)) }
    }
    #expect(run.value == ["10", "20", "timed out"])
  }

  @Test func `wait stops at the first, at the first error, at all, or when time is up`() throws {
    let run = try simulate { () -> [[Int]] in
      func begin(_ pool: ThreadPoolExecutor) throws -> [Future<Void>] {
        try [10, 20, 30].map { delay in
          try pool.submit {
            Thread.sleep(for: .milliseconds(delay))
            if delay == 20 { throw Failed() }
          }
        }
      }
      let pool = ThreadPoolExecutor(maxWorkers: 12)
      func counts(_ waited: Waited<Void>) -> [Int] { [waited.done.count, waited.notDone.count] }
      return [
        counts(wait(try begin(pool), returnWhen: .firstCompleted)),
        counts(wait(try begin(pool), returnWhen: .firstError)),
        counts(wait(try begin(pool))),
        counts(wait(try begin(pool), timeout: .milliseconds(15))),
        counts(wait([Future<Void>]())),
      ]
    }
    #expect(run.value == [[1, 2], [2, 1], [3, 0], [1, 2], [0, 0]])
  }

  @Test func `a cancelled future is no error to wait for`() throws {
    let run = try simulate { () -> Int in
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let slow = try pool.submit { Thread.sleep(for: .milliseconds(10)) }
      let cancelled = Future<Void>()
      cancelled.cancel()
      return wait([cancelled, slow], returnWhen: .firstError).done.count
    }
    #expect(run.value == 2)
    #expect(run.elapsed == .milliseconds(10))
  }

  // MARK: Map

  @Test func `map takes several arguments by zipping, as far as the shortest goes`() throws {
    let run = try simulate {
      try ThreadPoolExecutor(maxWorkers: 3).use { pool in
        try pool.map(zip([1, 2, 3], [10, 20])) { a, b in a + b }.all()
      }
    }
    #expect(run.value == [11, 22])
  }

  @Test func `an error in map comes out where its result is read, and ends the results`() throws {
    let run = try simulate { () -> [String] in
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let notes = Notes()
      let results = try pool.map(1...4) { number in
        notes.add("ran \(number)")
        Thread.sleep(for: .milliseconds(10))
        if number == 2 { throw Failed(number: number) }
        return number
      }
      notes.add("mapped")
      do {
        while let result = try results.next() { notes.add("read \(result)") }
      } catch let error as Failed { notes.add("threw \(error.number)") }
      notes.add("then \(String(describing: try results.next()))")
      pool.shutdown()
      return notes.all
    }
    // 3 had begun when the error of 2 was read; 4 had not, and is cancelled.
    #expect(run.value == ["mapped", "ran 1", "ran 2", "read 1", "ran 3", "threw 2", "then nil"])
  }

  @Test func `an error in map that nobody reads is never heard of`() throws {
    let run = try simulate { () -> Int in
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let notes = Notes()
      _ = try pool.map(1...3) { number in
        notes.add("\(number)")
        throw Failed()
      }
      pool.shutdown()
      return notes.all.count
    }
    #expect(run.value == 3)
  }

  @Test func `the time limit of map counts from its call`() throws {
    let run = try simulate { () -> String in
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let results = try pool.map([10, 30], timeout: .milliseconds(20)) { delay in
        Thread.sleep(for: .milliseconds(delay))
        return delay
      }
      let first = try results.next()
      do { _ = try results.next() } catch FutureError.timedOut {
        pool.shutdown()
        return "\(first ?? 0), timed out"
      }
      return "in time"
    }
    #expect(run.value == "10, timed out")
  }

  @Test func `a chunk goes to one worker at once`() throws {
    let run = try simulate {
      try ThreadPoolExecutor(maxWorkers: 4).use { pool in
        try pool.map(1...10, chunkSize: 4) { number in
          Thread.sleep(for: .milliseconds(10))
          return number
        }.all()
      }
    }
    #expect(run.value == Array(1...10))
    #expect(run.elapsed == .milliseconds(40))
    #expect(run.record.strands.filter { $0.name.hasPrefix("worker") }.count == 3)
  }

  // MARK: The end

  @Test func `submitting after a shutdown is an error`() throws {
    let run = try simulate { () -> PoolError? in
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      try pool.submit {}
      pool.shutdown()
      pool.shutdown()
      do { try pool.submit {} } catch { return error as? PoolError }
      return nil
    }
    #expect(run.value == .shutDown)
    #expect("\(PoolError.shutDown)" == "the pool is shut down and takes no more work")
  }

  @Test func `a shutdown waits for what is pending, or cancels it, or does not wait`() throws {
    func begin() throws -> (ThreadPoolExecutor, [Future<Void>]) {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let futures = try (0..<3).map { _ in
        try pool.submit { Thread.sleep(for: .milliseconds(10)) }
      }
      return (pool, futures)
    }
    func text(_ futures: [Future<Void>]) -> String {
      futures.map { "\($0.state)" }.joined(separator: " ")
    }
    let waiting = try simulate {
      let (pool, futures) = try begin()
      pool.shutdown()
      return text(futures)
    }
    #expect(waiting.value == "finished finished finished")
    #expect(waiting.elapsed == .milliseconds(30))
    let cancelling = try simulate {
      let (pool, futures) = try begin()
      pool.shutdown(cancelPending: true)
      return text(futures)
    }
    #expect(cancelling.value == "finished cancelled cancelled")
    #expect(cancelling.elapsed == .milliseconds(10))
    let leaving = try simulate {
      let (pool, futures) = try begin()
      Thread.sleep(for: .milliseconds(1))
      pool.shutdown(wait: false)
      return text(futures)
    }
    #expect(leaving.value == "running pending pending")
    #expect(leaving.elapsed == .milliseconds(30), "what was submitted is still run")
  }

  @Test func `use shuts the pool down, also when its body throws`() throws {
    let run = try simulate { () -> String in
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let notes = Notes()
      do {
        try pool.use { pool in
          try pool.submit {
            Thread.sleep(for: .milliseconds(10))
            notes.add("ran")
          }
          throw Failed()
        }
      } catch is Failed { notes.add("threw") }
      do { try pool.submit {} } catch PoolError.shutDown { notes.add("refused") }
      return notes.text
    }
    #expect(run.value == "ran threw refused")
  }

  @Test func `each worker is set up once, before its first work`() throws {
    let run = try simulate { () -> String in
      let notes = Notes()
      let pool = ThreadPoolExecutor(maxWorkers: 2, initializer: { notes.add("set up") })
      for _ in 0..<4 {
        try pool.submit {
          Thread.sleep(for: .milliseconds(1))
          notes.add("work")
        }
      }
      pool.shutdown()
      return notes.text
    }
    #expect(run.value == "set up set up work work work work")
  }

  // MARK: Waiting for oneself

  @Test(arguments: [1, 2])
  func `tasks that wait for tasks of their own full pool are a deadlock, told as that`(
    workers: Int
  ) throws {
    let found = exploration {
      try everySchedule(yields: 0) {
        let pool = ThreadPoolExecutor(maxWorkers: workers)
        let outer = try (0..<workers).map { _ in
          try pool.submit { try pool.submit { 1 }.result() }
        }
        return try outer.reduce(0) { try $0 + $1.result() }
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .deadlock)
    if workers == 1 {
      #expect(
        finding.headline
          == "worker 1 waits for 'future 2', and no worker is free to run what is in the queue")
    } else {
      #expect(finding.headline.hasPrefix("worker 1 and worker 2 wait for 'future "))
      #expect(finding.headline.hasSuffix("and no worker is free to run what is in the queue"))
      #expect(finding.waits.map(\.resource).sorted() == ["future 3", "future 4"])
    }
    let isQueued = finding.waits.map { $0.isQueued }
    #expect(!isQueued.contains(false))
  }

  @Test func `two tasks that wait for each other's futures are a deadlock`() throws {
    let found = exploration {
      try everySchedule(yields: 0) {
        let pool = ThreadPoolExecutor(maxWorkers: 2)
        let other = Future<Future<Int>>()
        let first = try pool.submit { try other.result().result() }
        let second = try pool.submit { try first.result() }
        try other.succeed(with: second)
        return try first.result()
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .deadlock)
    #expect(finding.headline == "worker 1 and worker 2 wait for each other")
    #expect(finding.waits.map(\.resource).sorted() == ["future 1", "future 2"])
  }
}
