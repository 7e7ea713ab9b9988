// caught by: 'the total can be read while others count' - the reader takes another lock than the writer, so neither keeps the other out.
import ConcurrencyLab

public final class Counter: @unchecked Sendable {
  private let writing = Lock()
  private let reading = Lock()
  private var count = 0

  public init() {}

  public func increment() {
    writing.withLock { count += 1 }
  }

  public var total: Int {
    reading.withLock { count }
  }
}
