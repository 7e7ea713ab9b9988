public import Trace

/// What a search or a run of a test came to, for whoever runs the tests.
@_spi(Grading) public struct Report: Sendable {
  /// What to write down.
  public var record: Record
  /// What is wrong, in one sentence; nil if nothing is.
  public var message: String?
  /// Where in the test it was asked for.
  public var fileID: String
  /// The file's path, as the compiler was told it.
  public var filePath: String
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted from 1.
  public var column: Int
}

/// Registers who is told of every search and run when it ends, on the thread that asked for it.
@_spi(Grading) public func observeReports(_ body: @escaping @Sendable (Report) -> Void) {
  observer.withLock { $0 = body }
}

private let observer = RealMutex<(@Sendable (Report) -> Void)?>(nil)

/// Tells whoever listens.
/// - Returns: whether anybody does.
func send(_ report: Report) -> Bool {
  guard let observer = observer.withLock({ $0 }) else { return false }
  observer(report)
  return true
}
