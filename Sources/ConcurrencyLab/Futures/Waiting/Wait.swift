/// When to stop waiting for several futures.
///
/// ```swift
/// let pool = ThreadPoolExecutor(maxWorkers: 2)
/// let mirrors = try ["north", "south"].map { name in try pool.submit { name } }
/// let first = wait(mirrors, returnWhen: .firstCompleted).done.first
/// print(try first?.result() ?? "none")  // north or south
/// let broken = wait(mirrors, returnWhen: .firstError).done.contains { (try? $0.error()) != nil }
/// print(broken, wait(mirrors, returnWhen: .allCompleted).done.count)  // false 2
/// ```
///
/// The three are Python's `FIRST_COMPLETED`, `FIRST_EXCEPTION` and `ALL_COMPLETED`
/// (<https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.wait>).
public enum ReturnWhen: Hashable, Sendable {
  /// As soon as one is done.
  case firstCompleted
  /// As soon as one has ended with an error; a cancelled one does not count. Otherwise when all are done.
  case firstError
  /// When all are done.
  case allCompleted
}

/// What waiting for several futures came to.
///
/// ```swift
/// let future = Future<Int>(name: "slow")
/// let waited = wait([future], timeout: .milliseconds(1))
/// print(waited.done.count, waited.notDone.count)  // 0 1
/// ```
public struct Waited<Value: Sendable>: Sendable {
  /// Those that are done, in the order given.
  public var done: [Future<Value>]
  /// Those that are not, in the order given.
  public var notDone: [Future<Value>]
}

/// Waits for several futures, until one, all, or the first that fails is done, or time is up.
///
/// ```swift
/// let pool = ThreadPoolExecutor(maxWorkers: 2)
/// let mirrors = try [10, 30].map { delay in
///   try pool.submit { Thread.sleep(for: .milliseconds(delay)) }
/// }
/// let waited = wait(mirrors, timeout: .milliseconds(20))
/// print(waited.done.count, waited.notDone.count)  // 1 1
/// ```
///
/// It throws nothing: not the errors of the futures, which their results do, and no error when time is up. Then some are not
/// done, and go on
/// (<https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.wait>).
/// - Parameters:
///   - futures: what to wait for; one that is given twice counts once.
///   - timeout: how long to wait at most; nil for as long as it takes.
///   - condition: when to stop before.
/// - Returns: those that are done, and the others.
public func wait<Value>(
  _ futures: some Sequence<Future<Value>>, timeout: Duration? = nil,
  returnWhen condition: ReturnWhen = .allCompleted
) -> Waited<Value> {
  var seen: Set<ObjectIdentifier> = []
  let futures = futures.filter { seen.insert(ObjectIdentifier($0)).inserted }
  let order = CompletionOrder(futures)
  let end = timeout.map { ContinuousClock.Instant.now.advanced(by: $0) }
  var done: Set<ObjectIdentifier> = []
  while !order.isEmpty {
    let limit = end.map { ContinuousClock.Instant.now.duration(to: $0) }
    // What is done already is taken into account, even if no time is left.
    guard let next = order.next(for: limit) else { break }
    done.insert(ObjectIdentifier(next))
    let isEnough =
      switch condition {
      case .firstCompleted: true
      case .firstError: next.hasFailed
      case .allCompleted: false
      }
    if isEnough { break }
  }
  while let early = order.nextDone() { done.insert(ObjectIdentifier(early)) }
  return Waited(
    done: futures.filter { done.contains(ObjectIdentifier($0)) },
    notDone: futures.filter { !done.contains(ObjectIdentifier($0)) })
}
