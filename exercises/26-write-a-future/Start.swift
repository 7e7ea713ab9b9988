import ConcurrencyLab
import Support

/// A number that may not be there yet.
public final class Answer: @unchecked Sendable {
  private var phase = State.pending
  private var value: Int?
  private var callbacks: [@Sendable (Int?) -> Void] = []

  public init() {}

  /// Where it stands.
  public var state: State { phase }

  /// Begins the work.
  /// - Returns: whether it should; false unless the answer is pending.
  public func start() -> Bool {
    guard phase == .pending else { return false }
    phase = .running
    return true
  }

  /// Ends the work that was begun.
  public func finish(_ result: Int) {
    phase = .finished
    value = result
    for callback in callbacks { callback(result) }
  }

  /// Gives up on work that nobody has begun.
  /// - Returns: whether it did; false unless the answer is pending.
  public func cancel() -> Bool {
    guard phase == .pending else { return false }
    phase = .cancelled
    for callback in callbacks { callback(nil) }
    return true
  }

  /// Waits for the value; nil if the answer is cancelled.
  public func result() -> Int? { value }

  /// Calls something once, when the answer is done.
  public func addDoneCallback(_ callback: @escaping @Sendable (Int?) -> Void) {
    if phase == .finished || phase == .cancelled {
      callback(value)
    } else {
      callbacks.append(callback)
    }
  }
}
