public import Foundation

/// A plausible mistake that the tests of an exercise must catch.
public struct WrongAnswer: Hashable, Sendable {
  /// The Swift file that makes the mistake.
  public var file: URL
  /// What catches it.
  public var caughtBy: Expectation
  /// The mistake in one sentence.
  public var mistake: String

  /// The file's name without its extension: `locks-only-the-write`.
  public var name: String { file.deletingPathExtension().lastPathComponent }

  /// Makes a wrong answer.
  public init(file: URL, caughtBy: Expectation, mistake: String) {
    self.file = file
    self.caughtBy = caughtBy
    self.mistake = mistake
  }
}
