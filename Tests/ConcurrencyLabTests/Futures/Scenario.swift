import ConcurrencyLab
import Testing

/// A small program with two workers and one who waits, and everything that may come out of it.
struct Scenario: CustomTestStringConvertible, Sendable {
  var testDescription: String
  /// What may come out; in a simulation each of them does.
  var allowed: Set<String>
  var body: @Sendable () throws -> String

  init(_ name: String, _ allowed: Set<String>, _ body: @escaping @Sendable () throws -> String) {
    testDescription = name
    self.allowed = allowed
    self.body = body
  }
}

extension Scenario {
  /// Futures that two threads and a third one meet at.
  static let futures: [Scenario] = [
    Scenario("two callbacks are added while another thread finishes", ["a b"]) {
      let future = Future<Int>()
      let notes = Notes()
      together(
        { try? future.succeed(with: 1) },
        {
          future.addDoneCallback { _ in notes.add("a") }
          future.addDoneCallback { _ in notes.add("b") }
        })
      return notes.text
    },
    Scenario("two threads add a callback each while a third finishes", ["a b", "b a"]) {
      let future = Future<Int>()
      let notes = Notes()
      together(
        { try? future.succeed(with: 1) },
        { future.addDoneCallback { _ in notes.add("a") } },
        { future.addDoneCallback { _ in notes.add("b") } })
      return notes.text
    },
    Scenario("cancel against start", ["cancelled", "ran"]) {
      let future = Future<Int>()
      let notes = Notes()
      future.addDoneCallback { notes.add($0.isCancelled ? "cancelled" : "ran") }
      let cancelled = Cell("cancelled", false)
      together(
        {
          guard (try? future.start()) == true else { return }
          notes.add("begins")
          try? future.succeed(with: 1)
        },
        { cancelled.write(future.cancel()) })
      let text = notes.text
      guard cancelled.read() == future.isCancelled else { return "cancel lies: \(text)" }
      return text == "begins ran" ? "ran" : text
    },
    Scenario("two threads finish one future", ["1 refused: 1", "2 refused: 1"]) {
      let future = Future<Int>()
      let refused = Notes()
      together(2) { number in
        do { try future.succeed(with: number + 1) } catch { refused.add("refused") }
      }
      return "\(try future.result()) refused: \(refused.all.count)"
    },
    Scenario("two threads wait for a future that a third finishes", ["1 1"]) {
      let future = Future<Int>()
      let notes = Notes()
      together(
        { notes.add((try? future.result()).map(String.init) ?? "none") },
        { notes.add((try? future.result()).map(String.init) ?? "none") },
        { try? future.succeed(with: 1) })
      return notes.text
    },
    Scenario("who waits for a future that is cancelled goes on", ["cancelled"]) {
      let future = Future<Int>()
      let notes = Notes()
      together(
        {
          do { _ = try future.result() } catch FutureError.cancelled {
            notes.add("cancelled")
          } catch {}
        },
        { future.cancel() })
      return notes.text
    },
    Scenario("two futures are watched as they complete", ["1 2", "2 1"]) {
      let first = Future<Int>()
      let second = Future<Int>()
      let notes = Notes()
      together(
        { try? first.succeed(with: 1) }, { try? second.succeed(with: 2) },
        {
          for done in asCompleted([first, second, first]) {
            notes.add((try? done.result()).map(String.init) ?? "none")
          }
        })
      return notes.text
    },
    Scenario(
      "waiting for the first of two",
      ["1 done, 1 not done", "2 done, 0 not done"]
    ) {
      let futures = [Future<Int>(), Future<Int>()]
      let notes = Notes()
      together(
        { try? futures[0].succeed(with: 1) }, { try? futures[1].succeed(with: 2) },
        {
          let waited = wait(futures, returnWhen: .firstCompleted)
          notes.add("\(waited.done.count) done, \(waited.notDone.count) not done")
        })
      return notes.text
    },
    Scenario("waiting for the first error of two", ["1 done", "2 done"]) {
      let futures = [Future<Int>(), Future<Int>()]
      let notes = Notes()
      together(
        { try? futures[0].succeed(with: 1) }, { try? futures[1].fail(with: Failed()) },
        { notes.add("\(wait(futures, returnWhen: .firstError).done.count) done") })
      return notes.text
    },
    Scenario("waiting for all of two, one of which is cancelled", ["2 done"]) {
      let futures = [Future<Int>(), Future<Int>()]
      let notes = Notes()
      together(
        { try? futures[0].succeed(with: 1) }, { futures[1].cancel() },
        { notes.add("\(wait(futures).done.count) done") })
      return notes.text
    },
  ]

  /// Pools of two workers, and who submits and waits.
  static let pools: [Scenario] = [
    Scenario("two results from two workers", ["3"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let first = try pool.submit { 1 }
      let second = try pool.submit { 2 }
      return "\(try first.result() + second.result())"
    },
    Scenario("three pieces of work for two workers, then a shutdown that waits", ["1 2 3"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let notes = Notes()
      for number in 1...3 { try pool.submit { notes.add("\(number)") } }
      pool.shutdown()
      return notes.all.sorted().joined(separator: " ")
    },
    Scenario("a pool that nobody holds any more still runs what it was given", ["1"]) {
      func submitted() throws -> Future<Int> { try ThreadPoolExecutor(maxWorkers: 2).submit { 1 } }
      return "\(try submitted().result())"
    },
    Scenario("submit against shutdown", ["refused", "ran"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let notes = Notes()
      together(
        {
          do {
            try pool.submit { notes.add("ran") }
          } catch PoolError.shutDown { notes.add("refused") } catch {}
        },
        { pool.shutdown() })
      pool.shutdown()
      return notes.text
    },
    Scenario("cancel what is pending against a worker that comes to it", ["cancelled", "ran"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let notes = Notes()
      try pool.submit {}
      let second = try pool.submit { notes.add("ran") }
      second.addDoneCallback { if $0.isCancelled { notes.add("cancelled") } }
      pool.shutdown(cancelPending: true)
      return notes.text
    },
    Scenario("cancel against a worker that begins", ["cancelled", "ran"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let notes = Notes()
      let future = try pool.submit { notes.add("ran") }
      if future.cancel() { notes.add("cancelled") }
      pool.shutdown()
      return notes.text
    },
    Scenario("two threads shut one pool down", ["1"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let notes = Notes()
      try pool.submit { notes.add("1") }
      together(2) { _ in pool.shutdown() }
      return notes.text
    },
    Scenario("map keeps the order of its inputs", ["1 4 9"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let squares = try pool.map(1...3) { $0 * $0 }.all()
      return squares.map(String.init).joined(separator: " ")
    },
    Scenario("a worker that cannot be set up breaks the pool", ["broken broken refused"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 1, initializer: { throw Failed() })
      let notes = Notes()
      let first = try pool.submit { notes.add("ran") }
      let second = try? pool.submit { notes.add("ran") }
      for future in [first, second] {
        do { try future?.result(); if future == nil { notes.add("broken") } } catch PoolError.broken
        {
          notes.add("broken")
        } catch {}
      }
      do { try pool.submit {} } catch PoolError.broken { notes.add("refused") } catch {}
      return notes.text
    },
  ]

  /// Time limits that end at the moment at which the work does.
  static let limits: [Scenario] = [
    Scenario("a result at the last moment", ["1, then 1", "timed out, then 1"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let future = try pool.submit { () -> Int in
        Thread.sleep(for: .milliseconds(10))
        return 1
      }
      var text: String
      do { text = "\(try future.result(timeout: .milliseconds(10)))" } catch FutureError.timedOut {
        text = "timed out"
      }
      text += ", then \(try future.result())"
      return text
    },
    Scenario("the second of two in the time for one", ["1 timed out", "1 2"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let futures = try [5, 10].map { delay in
        try pool.submit { () -> Int in
          Thread.sleep(for: .milliseconds(delay))
          return delay / 5
        }
      }
      let inTime = asCompleted(futures, timeout: .milliseconds(10))
      var seen: [String] = []
      do {
        while let future = try inTime.next() { seen.append("\(try future.result())") }
      } catch FutureError.timedOut { seen.append("timed out") }
      return seen.joined(separator: " ")
    },
  ]
}
