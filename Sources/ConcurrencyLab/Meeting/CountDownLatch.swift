/// A gate that opens when something has happened so many times, and stays open.
///
/// ```swift
/// let latch = CountDownLatch(count: 3)
/// for _ in 1...3 { Thread.detachNewThread { latch.countDown() } }
/// latch.wait()
/// print(latch.count)  // 0
/// ```
///
/// Java's is
/// <https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/concurrent/CountDownLatch.html>.
///
/// What a thread did before it counted down happens before what others do after they waited. The
/// name is that of `java.util.concurrent`; C++ has it as `std::latch`.
public final class CountDownLatch: Sendable {
  private let monitor: Monitor<Int>

  /// Makes a latch.
  /// - Parameters:
  ///   - count: how many times it has to be counted down before it is open; not negative.
  ///   - name: what pictures call it; without one they show the variable that holds it.
  public init(count: Int, name: String? = nil) {
    precondition(count >= 0, "a latch does not count from below zero")
    monitor = Monitor(count, name: name) { "\($0)" }
    monitor.belongs(to: self)
  }

  /// How many times it still has to be counted down.
  public var count: Int { monitor.read { $0 } }

  /// Counts one down; the last one opens the gate. At zero it does nothing.
  public func countDown() {
    monitor.change { $0 = max(0, $0 - 1) }
  }

  /// Makes the calling thread wait until the count is zero.
  public func wait() {
    _ = monitor.wait { $0 == 0 ? () : nil }
  }

  /// Makes the calling thread wait until the count is zero, but no longer than a time.
  ///
  /// ```swift
  /// let latch = CountDownLatch(count: 1)
  /// print(latch.wait(timeout: .milliseconds(5)))  // false
  /// ```
  /// - Parameter limit: how long to wait at most.
  /// - Returns: whether the count was zero in time.
  public func wait(timeout limit: Duration) -> Bool {
    monitor.wait(for: limit) { $0 == 0 ? () : nil } != nil
  }

  /// Suspends the calling task until the count is zero.
  ///
  /// ```swift
  /// let latch = CountDownLatch(count: 1)
  /// let waiter = Task { try await latch.wait() }
  /// latch.countDown()
  /// try await waiter.value
  /// print(latch.count)  // 0
  /// ```
  /// - Throws: `CancellationError` as soon as the task is cancelled.
  public func wait() async throws {
    try await monitor.wait { $0 == 0 ? () : nil }
  }
}
