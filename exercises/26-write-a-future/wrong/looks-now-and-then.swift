// caught by: 'who waits leaves the core to others, and goes on at once' - it looks every ten milliseconds, and so hears of the value later than it could.
import ConcurrencyLab
import Support

public final class Answer: @unchecked Sendable {
  private let changed = Condition()
  private var phase = State.pending
  private var value: Int?
  private var callbacks: [@Sendable (Int?) -> Void] = []

  public init() {}

  public var state: State { changed.withLock { phase } }

  public func start() -> Bool {
    changed.withLock {
      guard phase == .pending else { return false }
      phase = .running
      return true
    }
  }

  public func finish(_ result: Int) {
    _ = end(from: .running, as: .finished, with: result)
  }

  public func cancel() -> Bool {
    end(from: .pending, as: .cancelled, with: nil)
  }

  public func result() -> Int? {
    while state == .pending || state == .running { Thread.sleep(for: .milliseconds(10)) }
    return changed.withLock { value }
  }

  public func addDoneCallback(_ callback: @escaping @Sendable (Int?) -> Void) {
    let known: Int?? = changed.withLock {
      if phase == .finished || phase == .cancelled { return .some(value) }
      callbacks.append(callback)
      return nil
    }
    if let known { callback(known) }
  }

  private func end(from expected: State, as state: State, with result: Int?) -> Bool {
    changed.lock()
    guard phase == expected else {
      changed.unlock()
      return false
    }
    phase = state
    value = result
    let waiting = callbacks
    callbacks = []
    changed.broadcast()
    changed.unlock()
    for callback in waiting { callback(result) }
    return true
  }
}
