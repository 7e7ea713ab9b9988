/// Where the work of a future stands.
///
/// ```swift
/// let future = Future<Int>()
/// print(future.state == .pending)  // true
/// print(try future.start(), future.state == .running)  // true true
/// try future.succeed(with: 42)
/// print(future.state == .finished, future.state.isDone)  // true true
///
/// let other = Future<Int>()
/// other.cancel()
/// print(other.state == .cancelled)  // true
/// print(try other.start(), other.state == .cancelledAndNotified)  // false true
/// ```
///
/// The five states, and the ways between them, are those of Python's `concurrent.futures`
/// (<https://github.com/python/cpython/blob/main/Lib/concurrent/futures/_base.py>):
///
/// ```text
/// pending ──► running ──► finished
///    └──────► cancelled ──► cancelledAndNotified
/// ```
public enum FutureState: String, Hashable, Sendable, CaseIterable {
  /// The work has not begun: it can still be cancelled.
  case pending
  /// The work is going on.
  case running
  /// Somebody cancelled it before it began; the executor has not come to it yet.
  case cancelled
  /// It was cancelled, and the executor that came to it has seen that.
  case cancelledAndNotified
  /// The work has ended, with a value or with an error.
  case finished

  /// Whether a future in this state has its result, or will never have one.
  public var isDone: Bool {
    switch self {
    case .pending, .running: false
    case .cancelled, .cancelledAndNotified, .finished: true
    }
  }
}
