// caught by: 'no schedule loses an update' - each call makes a lock of its own, which nobody else takes.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private var count = 0

  public init() {}

  public func increment() {
    let lock = Lock()
    lock.withLock { count += 1 }
  }

  public var total: Int {
    let lock = Lock()
    return lock.withLock { count }
  }
}
