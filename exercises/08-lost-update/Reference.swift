import ConcurrencyLab

/// Counts visitors. At every door a thread calls `increment`.
///
/// The promise of `@unchecked Sendable` is kept by a rule: whoever touches `count` holds `lock`.
public final class Counter: @unchecked Sendable {
  private let lock = Lock()
  private var count = 0

  public init() {}

  /// Counts one more visitor.
  public func increment() {
    lock.withLock { count += 1 }
  }

  /// How many visitors have come so far.
  public var total: Int {
    lock.withLock { count }
  }
}
