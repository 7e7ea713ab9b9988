// caught by: 'a callback that is added while the work ends is called once' - between the look and the append the answer is finished, and nobody calls what was appended.
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
    changed.withLock {
      while phase == .pending || phase == .running { changed.wait() }
      return value
    }
  }

  public func addDoneCallback(_ callback: @escaping @Sendable (Int?) -> Void) {
    let isDone = changed.withLock { phase == .finished || phase == .cancelled }
    if isDone {
      callback(changed.withLock { value })
    } else {
      changed.withLock { callbacks.append(callback) }
    }
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
