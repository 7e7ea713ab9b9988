// caught by: 'no schedule loses an update' - the lock is not given back, so the next one who wants it waits for ever.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private let lock = Lock()
  private var count = 0

  public init() {}

  public func increment() {
    lock.lock()
    count += 1
  }

  public var total: Int {
    lock.withLock { count }
  }
}
