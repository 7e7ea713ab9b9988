import ConcurrencyLab

/// Counts visitors. At every door a thread calls `increment`.
///
/// `@unchecked Sendable` is a promise to the compiler that threads may share a counter.
/// Nothing below keeps it yet.
public final class Counter: @unchecked Sendable {
  private var count = 0

  public init() {}

  /// Counts one more visitor.
  public func increment() {
    count += 1
  }

  /// How many visitors have come so far.
  public var total: Int {
    count
  }
}
