/// One line of what a graded program says about itself, on its own channel, as JSON.
///
/// The program writes a record for each search and each run of a test, and as its very last act a
/// closing record with the number it was given at the start.
public struct Record: Codable, Hashable, Sendable {
  /// What is recorded.
  public enum Content: Codable, Hashable, Sendable {
    /// A search over the schedules of one body ended.
    case exploration(Exploration)
    /// A run in virtual time ended.
    case run(Run)
    /// A search goes on: how many executions it has run, and how far it is, from 0 to 1, if it can tell.
    case progress(executions: Int, covered: Double?)
    /// The demo ended with an error: what it threw, as Swift prints it.
    case threw(String)
    /// The program reached its end; the number is the one it was given.
    case closing(UInt64)
  }

  /// The test that was running: the name of its function, as Swift Testing identifies it.
  public var test: String?
  /// Where in the test the search or the run was asked for.
  public var position: SourcePosition?
  /// What is recorded.
  public var content: Content

  /// Makes a record.
  public init(test: String? = nil, position: SourcePosition? = nil, content: Content) {
    self.test = test
    self.position = position
    self.content = content
  }
}
