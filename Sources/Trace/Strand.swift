/// One of the flows of control that a run interleaves: a thread, or a task.
public struct Strand: Codable, Hashable, Sendable, Identifiable {
  /// What the learner wrote to start it.
  public enum Kind: String, Codable, Sendable {
    /// The body that the test handed to the simulator.
    case main
    /// A `Thread`.
    case thread
    /// A `Task`, a child task of a group, or an `async let`.
    case task
    /// A worker process, which shares no memory with the others.
    case process
  }

  /// Its number in this run; `0` is the body of the test.
  public var id: Int
  /// Its name on screen: the one it was given, or a letter.
  public var name: String
  /// What started it.
  public var kind: Kind
  /// The strand that started it.
  public var parent: Int?

  /// Makes a description of a strand.
  public init(id: Int, name: String, kind: Kind, parent: Int? = nil) {
    self.id = id
    self.name = name
    self.kind = kind
    self.parent = parent
  }
}
