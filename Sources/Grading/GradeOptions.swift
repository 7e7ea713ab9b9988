public import Trace

/// How to grade one submission.
public struct GradeOptions: Sendable {
  /// Is asked ten times a second whether to give up.
  public var isCancelled: @Sendable () -> Bool
  /// Is told of a search that goes on, and of each search and run that has ended.
  public var onRecord: (@Sendable (Record) -> Void)?
  /// What the program finds in its environment besides the usual, such as a budget for searches.
  public var environment: [String: String]

  /// Makes options; the defaults grade as `lab check` does.
  public init(
    environment: [String: String] = [:], onRecord: (@Sendable (Record) -> Void)? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.environment = environment
    self.onRecord = onRecord
    self.isCancelled = isCancelled
  }
}
