import ConcurrencyLab
import Testing
import Trace

/// Processes share nothing and can die: what Python's documentation says of `ProcessPoolExecutor`.
@Suite struct ProcessPoolTests {
  /// A list in an object, which a job changes.
  final class Basket: Codable, @unchecked Sendable {
    var apples: [Int]
    init(_ apples: [Int]) { self.apples = apples }
  }

  struct Fill: Job {
    var basket: Basket
    func run() -> Basket {
      basket.apples.append(9)
      return basket
    }
  }

  struct Sleep: Job {
    var milliseconds: Int
    var end = End.well

    enum End: Codable { case well, throwing, crashing }

    func run() throws -> Int {
      if milliseconds > 0 { Thread.sleep(for: .milliseconds(milliseconds)) }
      switch end {
      case .well: return milliseconds
      case .throwing: throw Failed(number: milliseconds)
      case .crashing: crash()
      }
    }
  }

  struct Stubborn: Job {
    /// Something that no process can be sent.
    struct Socket: Codable, Sendable {
      func encode(to encoder: any Encoder) throws { throw Failed(number: 1) }
      init() {}
      init(from decoder: any Decoder) throws { throw Failed(number: 2) }
    }

    var socket: Socket?
    func run() -> Socket { Socket() }
  }

  @Test(arguments: [false, true])
  func `what a job changes it changes in a copy`(simulated: Bool) throws {
    let body: @Sendable () throws -> [[Int]] = {
      let basket = Basket([1, 2])
      let pool = ProcessPoolExecutor(maxWorkers: 2)
      let back = try pool.submit(Fill(basket: basket)).result()
      pool.shutdown()
      return [basket.apples, back.apples, [back === basket ? 1 : 0]]
    }
    let lists = simulated ? try simulate(body).value : try body()
    #expect(lists == [[1, 2], [1, 2, 9], [0]])
  }

  @Test(arguments: [false, true])
  func `what cannot be copied is refused in the future, and the pool goes on`(
    simulated: Bool
  ) throws {
    let body: @Sendable () throws -> [String] = {
      let pool = ProcessPoolExecutor(maxWorkers: 1)
      let there = try pool.submit(Stubborn(socket: .init())).error()
      let back = try pool.submit(Stubborn()).error()
      let fine = try pool.submit(Sleep(milliseconds: 0)).result()
      pool.shutdown()
      return ["\(there.map { "\($0)" } ?? "")", "\(back.map { "\($0)" } ?? "")", "\(fine)"]
    }
    let texts = simulated ? try simulate(body).value : try body()
    #expect(
      texts == [
        "a value of type 'Stubborn' cannot be copied: Failed(number: 1)",
        "a value of type 'Socket' cannot be copied: Failed(number: 1)", "0",
      ])
  }

  @Test func `processes are processes, with names, made on demand`() throws {
    let run = try simulate(cores: 4) {
      try ProcessPoolExecutor(maxWorkers: 3).use { pool in
        try pool.map((1...3).map { Sleep(milliseconds: $0 * 10) }).all()
      }
    }
    #expect(run.value == [10, 20, 30])
    #expect(run.elapsed == .milliseconds(30))
    let processes = run.record.strands.filter { $0.kind == .process }
    #expect(processes.map(\.name) == ["process 1", "process 2", "process 3"])
  }

  @Test func `an error of a job comes out of its future, and the pool goes on`() throws {
    let run = try simulate { () -> [Int] in
      let pool = ProcessPoolExecutor(maxWorkers: 1)
      let failing = try pool.submit(Sleep(milliseconds: 5, end: .throwing))
      let fine = try pool.submit(Sleep(milliseconds: 1))
      let error = try failing.error() as? Failed
      defer { pool.shutdown() }
      return [error?.number ?? 0, try fine.result()]
    }
    #expect(run.value == [5, 1])
  }

  @Test func `copying takes time by the byte, and chunks save nothing but trips`() throws {
    let run = try simulate {
      try ProcessPoolExecutor(maxWorkers: 1, costPerByte: .microseconds(1)).use { pool in
        _ = try pool.submit(Fill(basket: Basket(Array(0..<1_000)))).result()
      }
    }
    // There and back: names and lengths, and 8 bytes a number, one more on the way back.
    #expect(run.elapsed > .milliseconds(16) && run.elapsed < .milliseconds(17))
    let labels = run.record.intervals.compactMap(\.label).filter { $0.hasSuffix("bytes") }
    #expect(labels.count == 2)
  }

  @Test func `map cuts into chunks, and an error in a chunk takes nothing else along`() throws {
    let run = try simulate { () -> String in
      let pool = ProcessPoolExecutor(maxWorkers: 2)
      let ends: [Sleep.End] = [.well, .well, .throwing, .well]
      let results = try pool.map(
        ends.enumerated().map { Sleep(milliseconds: $0 + 1, end: $1) }, chunkSize: 2)
      var text = ""
      do {
        while let next = try results.next() { text += "\(next) " }
      } catch let error as Failed { text += "failed \(error.number)" }
      pool.shutdown()
      return text
    }
    #expect(run.value == "1 2 failed 3")
  }

  // MARK: Dying

  @Test(arguments: [false, true])
  func `a crash breaks the pool: what runs, what is pending, what comes later`(
    simulated: Bool
  ) throws {
    let body: @Sendable () throws -> [String] = {
      let pool = ProcessPoolExecutor(maxWorkers: 2)
      let first = try pool.submit(Sleep(milliseconds: 1)).result()
      let futures = try [
        pool.submit(Sleep(milliseconds: 2, end: .crashing)), pool.submit(Sleep(milliseconds: 60)),
        pool.submit(Sleep(milliseconds: 1)),
      ]
      var texts = ["\(first)"]
      for future in futures { texts.append(try future.error().map { "\($0)" } ?? "fine") }
      do { try pool.submit(Sleep(milliseconds: 1)) } catch { texts.append("\(error)") }
      pool.shutdown()
      return texts
    }
    let texts = simulated ? try simulate(body).value : try body()
    #expect(texts.first == "1")
    #expect(texts.count == 5)
    let pattern = /the pool is broken: process [12] crashed while work was running or pending/
    for text in texts.dropFirst() { #expect(text.wholeMatch(of: pattern) != nil, "\(text)") }
  }

  @Test func `a killed process ends where it stands, and the others with it`() throws {
    let run = try simulate { () -> String in
      let pool = ProcessPoolExecutor(maxWorkers: 2)
      let futures = try (0..<3).map { _ in try pool.submit(Sleep(milliseconds: 100)) }
      Thread.sleep(for: .milliseconds(10))
      let killed = pool.killWorker(2)
      let nobody = pool.killWorker(3)
      let errors = try futures.map { try $0.error() as? PoolError }
      pool.shutdown()
      let told = Set(errors.compactMap { $0?.description })
      return "\(killed) \(nobody) \(told.joined())"
    }
    #expect(
      run.value
        == "true false the pool is broken: process 2 was killed while work was running or pending")
    #expect(run.elapsed == .milliseconds(10), "nobody works on")
  }

  @Test func `a crash outside a process would end everything, and is told`() throws {
    let found = exploration {
      try everySchedule(yields: 0) {
        let pool = ThreadPoolExecutor(maxWorkers: 1)
        return try pool.submit { crash() }.result()
      }
    }
    #expect(found.findings.map(\.kind) == [.cannotSimulate])
    #expect(
      found.findings.first?.headline
        == "'crash()' outside a worker process would end the whole program")
  }

  // MARK: Every schedule

  @Test func `two processes and one who waits, under every schedule`() {
    let found = exploration {
      try everySchedule(yields: 3, budget: Budget(executions: 200_000)) {
        try ProcessPoolExecutor(maxWorkers: 2).use { pool in
          let one = try pool.submit(Sleep(milliseconds: 0))
          let two = try pool.submit(Sleep(milliseconds: 0))
          return try one.result() + two.result() + 3
        }
      }
    }
    #expect(found.verdict == .proved, "\(found.findings.first?.headline ?? "")")
  }

  @Test func `a crash against work that ends, under every schedule`() {
    let found = exploration {
      try everySchedule(budget: Budget(executions: 200_000)) { () -> String in
        let pool = ProcessPoolExecutor(maxWorkers: 2)
        let dying = try pool.submit(Sleep(milliseconds: 0, end: .crashing))
        let other = try? pool.submit(Sleep(milliseconds: 0))
        let texts = try [dying, other].map { future in
          guard let future else { return "refused" }
          return try future.error() == nil ? "fine" : "broken"
        }
        pool.shutdown()
        return texts.joined(separator: " ")
      } yields: {
        ["broken fine", "broken broken", "broken refused"].contains($0)
      }
    }
    #expect(found.verdict == .proved, "\(found.findings.first?.headline ?? "")")
    #expect(found.outcomes.count == 3)
  }

  struct Mark: Job {
    /// Counts what was done, outside the process: a file, say.
    static let done = Cell("done", 0)
    func run() -> Int {
      Self.done.write(Self.done.read() + 1)
      return 1
    }
  }

  @Test func `a kill comes before or after what the process does, and no step is forgotten`() {
    let found = exploration {
      try everySchedule(budget: Budget(executions: 200_000)) { () -> String in
        Mark.done.write(0)
        let pool = ProcessPoolExecutor(maxWorkers: 1)
        let future = try pool.submit(Mark())
        pool.killWorker(1)
        let isBroken = try future.error() != nil
        pool.shutdown()
        return "\(isBroken ? "broken" : "fine"), done \(Mark.done.read())"
      } yields: {
        ["fine, done 1", "broken, done 1", "broken, done 0"].contains($0)
      }
    }
    #expect(found.verdict == .proved, "\(found.findings.first?.headline ?? "")")
    #expect(found.outcomes.count == 3)
  }
}
