// caught by: 'no schedule loses an update' - the lock is given back between the read and the write; no data race is left, and updates are lost all the same.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private let lock = Lock()
  private var count = 0

  public init() {}

  public func increment() {
    let before = lock.withLock { count }
    lock.withLock { count = before + 1 }
  }

  public var total: Int {
    lock.withLock { count }
  }
}
