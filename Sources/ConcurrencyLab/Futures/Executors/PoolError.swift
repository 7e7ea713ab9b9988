/// Why a pool does not run what it was given.
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
