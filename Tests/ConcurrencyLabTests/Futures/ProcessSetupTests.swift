import ConcurrencyLab
import Testing
import Trace

/// Processes that are set up first, and the end of their pool: what Python says of `initializer` and `shutdown`.
@Suite struct ProcessSetupTests {
  struct SetUp: Job {
    enum End: Codable, CaseIterable { case well, throwing, crashing }

    var milliseconds = 0
    var end = End.well

    func run() throws -> Bool {
      if milliseconds > 0 { Thread.sleep(for: .milliseconds(milliseconds)) }
      switch end {
      case .well: return true
      case .throwing: throw Failed(number: 7)
      case .crashing: crash()
      }
    }
  }

  struct Work: Job {
    var milliseconds = 0
    func run() -> Int {
      if milliseconds > 0 { Thread.sleep(for: .milliseconds(milliseconds)) }
      return milliseconds
    }
  }

  struct Uncopied: Job {
    func encode(to encoder: any Encoder) throws { throw Failed(number: 1) }
    init() {}
    init(from decoder: any Decoder) throws { throw Failed(number: 2) }
    func run() -> Int { 0 }
  }

  @Test func `each process is set up once, before its first job`() throws {
    let run = try simulate(cores: 4) {
      try ProcessPoolExecutor(
        maxWorkers: 2, namePrefix: "crawler", initializer: SetUp(milliseconds: 10)
      ).use { pool in
        try pool.map((1...4).map { _ in Work(milliseconds: 5) }).all()
      }
    }
    #expect(run.value == [5, 5, 5, 5])
    #expect(run.elapsed == .milliseconds(20))
    let processes = run.record.strands.filter { $0.kind == .process }
    #expect(processes.map(\.name) == ["crawler 1", "crawler 2"])
    for process in processes {
      let sleeps = run.record.intervals.filter { $0.strand == process.id && $0.state == .sleeping }
      #expect(sleeps.map { ($0.end - $0.start) / 1_000_000 } == [10, 5, 5])
    }
  }

  @Test(
    arguments: [
      (SetUp.End.throwing, "the initializer of process 1 threw Failed(number: 7)"),
      (.crashing, "process 1 crashed while work was running or pending"),
    ], [false, true])
  func `a process that cannot be set up breaks the pool`(
    ending: (SetUp.End, String), simulated: Bool
  ) throws {
    let end = ending.0
    let body: @Sendable () throws -> [String] = {
      let pool = ProcessPoolExecutor(maxWorkers: 1, initializer: SetUp(end: end))
      let futures = [try pool.submit(Work()), try? pool.submit(Work())]
      var texts = try futures.map { future in try future?.error().map { "\($0)" } ?? "refused" }
      do { try pool.submit(Work()) } catch { texts.append("\(error)") }
      pool.shutdown()
      return texts
    }
    let texts = simulated ? try simulate(body).value : try body()
    let told = "the pool is broken: \(ending.1)"
    #expect(texts.first == told && texts.last == told && texts.count == 3)
    #expect(texts[1] == told || texts[1] == "refused")
  }

  @Test func `an initializer that cannot be copied breaks the pool before it begins`() throws {
    let pool = ProcessPoolExecutor(maxWorkers: 1, initializer: Uncopied())
    let error = #expect(throws: PoolError.self) { try pool.submit(Work()) }
    #expect(
      error?.description
        == "the pool is broken: a value of type 'Uncopied' cannot be copied: Failed(number: 1)")
    pool.shutdown()
  }

  @Test(arguments: SetUp.End.allCases)
  func `under every schedule each job is run or fails, once`(end: SetUp.End) {
    let found = exploration {
      try everySchedule(budget: Budget(executions: 200_000)) { () -> String in
        let pool = ProcessPoolExecutor(maxWorkers: 1, initializer: SetUp(end: end))
        let futures = [try? pool.submit(Work()), try? pool.submit(Work())]
        pool.shutdown()
        return try futures.map { future in
          guard let future else { return "refused" }
          return try future.error() is PoolError ? "broken" : "run"
        }.joined(separator: " ")
      } yields: {
        end == .well ? $0 == "run run" : ["broken broken", "broken refused"].contains($0)
      }
    }
    #expect(found.verdict == .proved, "\(found.findings.first?.headline ?? "")")
    #expect(found.outcomes.count == (end == .well ? 1 : 2))
  }

  // MARK: The end

  @Test func `a shutdown waits for what is pending, or cancels it, or does not wait`() throws {
    func begin() throws -> (ProcessPoolExecutor, [Future<Int>]) {
      let pool = ProcessPoolExecutor(maxWorkers: 1)
      return (pool, try (0..<3).map { _ in try pool.submit(Work(milliseconds: 10)) })
    }
    func text(_ futures: [Future<Int>]) -> String {
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
      pool.shutdown(wait: false)
      return text(futures)
    }
    #expect(leaving.value == "running pending pending")
    #expect(leaving.elapsed == .milliseconds(30), "what was submitted is still run")
  }

  @Test(arguments: [false, true])
  func `submitting after a shutdown is an error`(hasRun: Bool) throws {
    let run = try simulate { () -> PoolError? in
      let pool = ProcessPoolExecutor(maxWorkers: 1)
      if hasRun { try pool.submit(Work()) }
      pool.shutdown()
      pool.shutdown()
      do { try pool.submit(Work()) } catch { return error as? PoolError }
      return nil
    }
    #expect(run.value == .shutDown)
  }

  @Test func `the time limit of map counts from its call, and cancels what has not begun`() throws {
    let run = try simulate { () -> String in
      let pool = ProcessPoolExecutor(maxWorkers: 1)
      let results = try pool.map(
        [10, 30, 30].map { Work(milliseconds: $0) }, timeout: .milliseconds(20))
      let first = try results.next()
      do { _ = try results.next() } catch FutureError.timedOut {
        pool.shutdown()
        return "\(first ?? 0), timed out"
      }
      return "in time"
    }
    #expect(run.value == "10, timed out")
    #expect(run.elapsed == .milliseconds(40), "the third is never begun")
  }

  @Test func `callbacks are called once each, in order, by the pool or at once`() throws {
    let run = try simulate { () -> String in
      let notes = Notes()
      let pool = ProcessPoolExecutor(maxWorkers: 1)
      let future = try pool.submit(Work(milliseconds: 1))
      for name in ["a", "b"] { future.addDoneCallback { _ in notes.add(name) } }
      notes.add("waiting")
      _ = try future.result()
      pool.shutdown()
      future.addDoneCallback { _ in notes.add("late") }
      return notes.text
    }
    #expect(run.value == "waiting a b late")
  }
}
