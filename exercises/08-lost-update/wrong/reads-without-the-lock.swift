// caught by: 'the total can be read while others count' - `total` reads count without the lock: a data race with every increment.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private let lock = Lock()
  private var count = 0

  public init() {}

  public func increment() {
    lock.withLock { count += 1 }
  }

  public var total: Int {
    count
  }
}
