import ConcurrencyLab

/// Two things that happen to one future or one pool at the same time, while a third strand looks on.
extension Scenario {
  static let races: [Scenario] = [
    Scenario(
      "a callback is added while one thread starts and another cancels", ["cancelled", "ran"]
    ) {
      let future = Future<Int>()
      let notes = Notes()
      together(
        { if (try? future.start()) == true { try? future.succeed(with: 1) } },
        { future.cancel() },
        { future.addDoneCallback { notes.add($0.isCancelled ? "cancelled" : "ran") } })
      return notes.text
    },
    Scenario(
      "a callback ends another future, which somebody cancels and somebody waits for",
      ["2", "cancelled"]
    ) {
      let (first, second) = (Future<Int>(), Future<Int>())
      let notes = Notes()
      first.addDoneCallback { done in try? second.succeed(with: try done.result() + 1) }
      together(
        { try? first.succeed(with: 1) }, { second.cancel() },
        {
          do { notes.add("\(try second.result())") } catch FutureError.cancelled {
            notes.add("cancelled")
          } catch {}
        })
      return notes.text
    },
    Scenario("submit against a shutdown that cancels", ["refused", "ran"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      return submit(to: pool) { pool.shutdown(cancelPending: true) }
    },
    Scenario(
      "submit to the queue of a worker against a shutdown that cancels",
      ["refused", "ran", "cancelled"]
    ) {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      try pool.submit {}
      return submit(to: pool) { pool.shutdown(cancelPending: true) }
    },
    Scenario("a shutdown that does not wait against one who waits for the result", ["1"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let future = try pool.submit { 1 }
      let notes = Notes()
      together(
        { pool.shutdown(wait: false) },
        { notes.add((try? future.result()).map(String.init) ?? "none") })
      return notes.text
    },
    Scenario("a callback submits more work while somebody shuts down", ["ran", "refused"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let notes = Notes()
      let first = try pool.submit {}
      first.addDoneCallback { _ in
        do { try pool.submit { notes.add("ran") } } catch { notes.add("refused") }
      }
      pool.shutdown()
      return notes.text
    },
    Scenario("two workers are watched as they complete", ["1 2", "2 1"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      let futures = [try pool.submit { 1 }, try pool.submit { 2 }]
      let order = try asCompleted(futures).map { try $0.result() }
      return order.map(String.init).joined(separator: " ")
    },
  ]

  /// Time limits of several futures that end at the moment at which the work does.
  static let sharedLimits: [Scenario] = [
    Scenario("waiting for one of one at the last moment", ["0 done", "1 done"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let future = try pool.submit { Thread.sleep(for: .milliseconds(10)) }
      return "\(wait([future], timeout: .milliseconds(10)).done.count) done"
    },
    Scenario("the results of map at the last moment", ["1", "timed out"]) {
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let results = try pool.map([1], timeout: .milliseconds(10)) { number in
        Thread.sleep(for: .milliseconds(10))
        return number
      }
      do { return "\(try results.next() ?? 0)" } catch FutureError.timedOut { return "timed out" }
    },
  ]

  /// What becomes of work that is submitted while another thread does something.
  private static func submit(
    to pool: ThreadPoolExecutor, while other: @escaping @Sendable () -> Void
  ) -> String {
    let notes = Notes()
    together(
      {
        do {
          let future = try pool.submit { notes.add("ran") }
          future.addDoneCallback { if $0.isCancelled { notes.add("cancelled") } }
        } catch { notes.add("refused") }
      }, other)
    pool.shutdown()
    return notes.text
  }
}
