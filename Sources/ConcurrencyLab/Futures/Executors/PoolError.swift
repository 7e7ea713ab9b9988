/// Why a pool does not run what it was given.
///
/// ```swift
/// let pool = ThreadPoolExecutor(maxWorkers: 1)
/// pool.shutdown()
/// do {
///   try pool.submit { 1 }
/// } catch {
///   switch error {
///   case .shutDown: print("too late")  // too late
///   case .broken(let reason), .cannotCopy(let reason): print(reason)
///   }
/// }
/// ```
///
/// Python tells the first by a `RuntimeError`, the second by `BrokenExecutor`
/// (<https://docs.python.org/3/library/concurrent.futures.html#exception-classes>), the third by `PicklingError`.
public enum PoolError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pool was shut down before.
  case shutDown
  /// A worker of the pool could not be set up, or died; the text says which and why.
  case broken(String)
  /// A value cannot go to another process, or come back; the text says which and why.
  case cannotCopy(String)

  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .shutDown: "the pool is shut down and takes no more work"
    case .broken(let reason): "the pool is broken: \(reason)"
    case .cannotCopy(let reason): reason
    }
  }
}
