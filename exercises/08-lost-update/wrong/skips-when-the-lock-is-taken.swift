// caught by: 'no schedule loses an update' - a visitor who finds the lock taken is not counted.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private let lock = Lock()
  private var count = 0

  public init() {}

  public func increment() {
    if lock.try() {
      count += 1
      lock.unlock()
    }
  }

  public var total: Int {
    lock.withLock { count }
  }
}
