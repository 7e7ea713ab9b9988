/// Why a future has no result to hand out.
///
/// ```swift
/// let late = Future<Int>()
/// do { try late.result(timeout: .zero) } catch FutureError.timedOut { print("late") }  // late
/// late.cancel()
/// do { try late.result() } catch FutureError.cancelled { print("cancelled") }  // cancelled
/// do { try late.succeed(with: 1) } catch FutureError.invalidState(let state) {
///   print(state)  // cancelled
/// }
/// ```
///
/// Python's names are `TimeoutError`, `CancelledError` and `InvalidStateError`
/// (<https://docs.python.org/3/library/concurrent.futures.html#exception-classes>).
public enum FutureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The time limit was over before the work was.
  case timedOut
  /// The future was cancelled before its work began.
  case cancelled
  /// A future was told to do what its state does not allow, such as finishing twice.
  case invalidState(FutureState)

  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .timedOut: "the time limit was over before the work was"
    case .cancelled: "the future was cancelled before its work began"
    case .invalidState(let state):
      "the future is \(state.rawValue) and cannot be started or given a result"
    }
  }
}
