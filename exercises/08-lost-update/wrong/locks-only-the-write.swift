// caught by: 'no schedule loses an update' - count is read before the lock is taken, so it may be out of date when it is written.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private let lock = Lock()
  private var count = 0

  public init() {}

  public func increment() {
    let next = count + 1
    lock.withLock { count = next }
  }

  public var total: Int {
    lock.withLock { count }
  }
}
