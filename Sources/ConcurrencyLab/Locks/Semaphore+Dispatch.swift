/// What came of a wait with a deadline, as Dispatch spells it
/// (<https://developer.apple.com/documentation/dispatch/dispatchtimeoutresult>).
///
/// ```swift
/// let free = DispatchSemaphore(value: 1)
/// print(free.wait(timeout: .now()) == .success)  // true
/// print(free.wait(timeout: .now()) == .timedOut)  // true
/// ```
public enum DispatchTimeoutResult: Sendable {
  /// It got one.
  case success
  /// It got none until the deadline.
  case timedOut
}

extension Semaphore {
  /// The time at which a wait ends, as it is written for Dispatch: `.now() + 1`.
  ///
  /// ```swift
  /// let late = Semaphore.Deadline.now() + .milliseconds(20)
  /// let run = try simulate { DispatchSemaphore(value: 0).wait(timeout: late + 0.5) }
  /// print(run.value, run.elapsed)  // timedOut 0.52 seconds
  /// print(DispatchSemaphore(value: 1).wait(timeout: .distantFuture))  // success
  /// ```
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
  /// if done.wait(timeout: .now() + 1) == .timedOut { print("nobody came") }  // nobody came
  /// ```
  /// - Returns: whether it got one.
  @discardableResult
  public func wait(timeout deadline: Deadline) -> DispatchTimeoutResult {
    guard let distance = deadline.distance else {
      wait()
      return .success
    }
    return wait(timeout: distance) ? .success : .timedOut
  }
}
