// caught by: 'no schedule loses an update' - `increment` holds the lock and asks for `total`, which waits for the same lock: a thread that waits for itself.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private let lock = Lock()
  private var count = 0

  public init() {}

  public func increment() {
    lock.withLock { count = total + 1 }
  }

  public var total: Int {
    lock.withLock { count }
  }
}
