/// What came of a wait with a deadline, as Dispatch spells it.
public enum DispatchTimeoutResult: Sendable {
  /// It got one.
  case success
  /// It got none until the deadline.
  case timedOut
}

extension Semaphore {
  /// The time at which a wait ends, as it is written for Dispatch: `.now() + 1`.
  public struct Deadline: Sendable {
    /// How long from now; nil for ever.
    fileprivate var distance: Duration?

    /// The time at which it is written.
    public static func now() -> Deadline { Deadline(distance: .zero) }

    /// A time that does not come.
    public static var distantFuture: Deadline { Deadline(distance: nil) }

    /// A time that is seconds later.
    public static func + (deadline: Deadline, seconds: Double) -> Deadline {
      deadline + .nanoseconds(Int((seconds * 1e9).rounded()))
    }

    /// A time that is later.
    public static func + (deadline: Deadline, time: Duration) -> Deadline {
      Deadline(distance: deadline.distance.map { $0 + time })
    }
  }

  /// Takes one, waiting no longer than until a time, as Dispatch spells it.
  ///
  /// ```swift
  /// let done = DispatchSemaphore(value: 0)
  /// if done.wait(timeout: .now() + 1) == .timedOut { print("nobody came") }
  /// ```
  @discardableResult
  public func wait(timeout deadline: Deadline) -> DispatchTimeoutResult {
    guard let distance = deadline.distance else {
      wait()
      return .success
    }
    return wait(timeout: distance) ? .success : .timedOut
  }
}
