// caught by: 'no schedule loses an update' - looking at the flag and raising it are two steps, so both threads may find it down.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private var isBusy = false
  private var count = 0

  public init() {}

  public func increment() {
    while isBusy { Thread.yield() }
    isBusy = true
    count += 1
    isBusy = false
  }

  public var total: Int {
    count
  }
}
