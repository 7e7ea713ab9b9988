// caught by: 'no schedule loses an update' - `lock` is a computed property: each use of it makes another lock.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private var lock: Lock { Lock() }
  private var count = 0

  public init() {}

  public func increment() {
    lock.withLock { count += 1 }
  }

  public var total: Int {
    lock.withLock { count }
  }
}
