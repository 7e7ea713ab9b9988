internal import Simulator

/// Hands out futures as they come to their ends, whatever the order in which they are given.
///
/// ```swift
/// let pool = ThreadPoolExecutor(maxWorkers: 3)
/// let pages = try [30, 10, 20].map { delay in
///   try pool.submit { Thread.sleep(for: .milliseconds(delay)); return delay }
/// }
/// for page in asCompleted(pages) {
///   print(try page.result())  // 10, 20, 30
/// }
/// ```
///
/// It only watches: the work started when it was submitted. Those that are done already come first, in
/// the order given; a future that is given twice comes once; a cancelled one comes too
/// (<https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.as_completed>).
/// - Returns: what to loop over.
public func asCompleted<Value>(_ futures: some Sequence<Future<Value>>) -> Completions<Value> {
  Completions(CompletionOrder(futures))
}

/// Hands out futures as they come to their ends, no later than a time from now on.
///
/// ```swift
/// let pool = ThreadPoolExecutor(maxWorkers: 2)
/// let pages = try (1...3).map { n in try pool.submit { n } }
/// let inTime = asCompleted(pages, timeout: .seconds(1))
/// while let page = try inTime.next() {
///   print(try page.result() <= 3)  // true, true, true
/// }
/// ```
/// - Parameters:
///   - futures: those to watch.
///   - timeout: how long all of them may take together, counted from this call, not from the first `next()`.
/// - Returns: what to ask for one after the other.
public func asCompleted<Value>(
  _ futures: some Sequence<Future<Value>>, timeout: Duration
) -> TimedCompletions<Value> {
  TimedCompletions(CompletionOrder(futures), until: .now.advanced(by: timeout))
}

/// Futures in the order in which they come to their ends; waiting for the next one blocks the calling thread.
///
/// ```swift
/// let pool = ThreadPoolExecutor(maxWorkers: 1)
/// var pages = asCompleted(try (1...3).map { n in try pool.submit { n } })
/// print(try pages.next()?.result() ?? 0)  // 1
/// for page in pages { print(try page.result()) }  // 2, 3
/// ```
public struct Completions<Value: Sendable>: Sequence, IteratorProtocol {
  private let order: CompletionOrder<Value>

  init(_ order: CompletionOrder<Value>) { self.order = order }

  /// Waits for the next future that is done.
  /// - Returns: the future; nil when all have been handed out.
  public mutating func next() -> Future<Value>? {
    order.isEmpty ? nil : order.next(for: nil)
  }
}

/// Futures in the order in which they come to their ends, up to a point in time.
///
/// ```swift
/// let inTime = asCompleted([Future<Int>(name: "slow")], timeout: .milliseconds(1))
/// do {
///   while let future = try inTime.next() { print(try future.result()) }
/// } catch FutureError.timedOut {
///   print("the rest is late")  // the rest is late
/// }
/// ```
public struct TimedCompletions<Value: Sendable> {
  private let order: CompletionOrder<Value>
  private let end: ContinuousClock.Instant

  init(_ order: CompletionOrder<Value>, until end: ContinuousClock.Instant) {
    self.order = order
    self.end = end
  }

  /// Waits for the next future that is done.
  ///
  /// ```swift
  /// let late = asCompleted([Future<Int>()], timeout: .zero)
  /// do { _ = try late.next() } catch { print(error) }  // the time limit was over before the work was
  /// ```
  ///
  /// A future that is done when the time is up is still handed out.
  /// - Returns: the future; nil when all have been handed out.
  /// - Throws: ``FutureError/timedOut`` when the time is up and futures are left.
  public func next() throws(FutureError) -> Future<Value>? {
    if order.isEmpty { return nil }
    guard let future = order.next(for: ContinuousClock.Instant.now.duration(to: end)) else {
      throw .timedOut
    }
    return future
  }
}

/// Watches several futures, and knows in which order they were done.
final class CompletionOrder<Value: Sendable> {
  private let futures: [Future<Value>]
  private let mailbox: Mailbox<Int>
  /// Those that were done from the start.
  private var early: [Int] = []
  /// Which have been handed out.
  private var isOut: [Bool]
  private var left: Int

  init(_ given: some Sequence<Future<Value>>) {
    var seen: Set<ObjectIdentifier> = []
    let futures = given.filter { seen.insert(ObjectIdentifier($0)).inserted }
    self.futures = futures
    left = futures.count
    isOut = Array(repeating: false, count: futures.count)
    let waiting = WaitingFor(futures)
    mailbox = Mailbox(futures.count == 1 ? futures[0].label : "one of \(futures.count) futures") {
      waiting.holder(waiting: $0)
    }
    for (number, future) in futures.enumerated() where !future.watched(by: mailbox, as: number) {
      early.append(number)
    }
    early.reverse()
  }

  deinit {
    // Nobody looks any more: a future that takes long would gather one watcher after another.
    for (number, future) in futures.enumerated() where !isOut[number] {
      future.unwatched(by: mailbox)
    }
  }

  var isEmpty: Bool { left == 0 }

  /// The next that is done; nil when the time was up first.
  func next(for limit: Duration?) -> Future<Value>? {
    guard let number = early.popLast() ?? mailbox.take(for: limit) else { return nil }
    left -= 1
    isOut[number] = true
    return futures[number]
  }

  /// The next one if it is done by now; nil otherwise.
  func nextDone() -> Future<Value>? { isEmpty ? nil : next(for: .zero) }

  /// The futures, for finding out who could end the wait.
  private struct WaitingFor {
    let futures: [Weak]

    struct Weak { weak var future: Future<Value>? }

    init(_ futures: [Future<Value>]) { self.futures = futures.map { Weak(future: $0) } }

    func holder(waiting: Int) -> Int? {
      for case let future? in futures.map(\.future) {
        if let holder = future.holder(waiting: waiting) { return holder }
      }
      return nil
    }
  }
}

extension Future {
  /// Tells a mailbox when it is done.
  /// - Returns: whether it will; false if it is done already.
  func watched(by mailbox: Mailbox<Int>, as number: Int) -> Bool {
    guarded.step { machine.watch(Watch(watcher: mailbox, number: number)) }
  }

  /// Tells a mailbox nothing any more.
  func unwatched(by mailbox: Mailbox<Int>) {
    _ = guarded.step { machine.unwatch { $0.watcher === mailbox } }
  }
}
