/// A test that a Tests.swift declares.
public struct DeclaredTest: Hashable, Sendable {
  /// Its name, as written between the backticks.
  public var name: String
  /// The line of its `func`.
  public var line: Int

  /// Makes a declared test.
  public init(name: String, line: Int) {
    self.name = name
    self.line = line
  }
}
