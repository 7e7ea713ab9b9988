import ConcurrencyLab
import Support

/// A number that may not be there yet.
///
/// One lock guards everything. Whoever ends the answer changes all of it in one step and takes the callbacks away with them, so that
/// each callback is in exactly one pair of hands; they are called when the lock is free again.
public final class Answer: @unchecked Sendable {
  private let changed = Condition()
  private var phase = State.pending
  private var value: Int?
  private var callbacks: [@Sendable (Int?) -> Void] = []

  public init() {}

  /// Where it stands.
  public var state: State { changed.withLock { phase } }

  /// Begins the work.
  /// - Returns: whether it should; false unless the answer is pending.
  public func start() -> Bool {
    changed.withLock {
      guard phase == .pending else { return false }
      phase = .running
      return true
    }
  }

  /// Ends the work that was begun.
  public func finish(_ result: Int) {
    _ = end(from: .running, as: .finished, with: result)
  }

  /// Gives up on work that nobody has begun.
  /// - Returns: whether it did; false unless the answer is pending.
  public func cancel() -> Bool {
    end(from: .pending, as: .cancelled, with: nil)
  }

  /// Waits for the value; nil if the answer is cancelled.
  public func result() -> Int? {
    changed.withLock {
      while phase == .pending || phase == .running { changed.wait() }
      return value
    }
  }

  /// Calls something once, when the answer is done.
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
