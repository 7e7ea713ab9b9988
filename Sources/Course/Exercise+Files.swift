public import Foundation

extension Exercise {
  /// The files of an exercise that have a name of their own.
  public enum File: String, CaseIterable, Sendable {
    /// What the course knows of it: title, lesson, how it starts.
    case metadata = "exercise.json"
    /// The task, as a learner reads it.
    case readme = "README.md"
    /// What the learner begins with.
    case start = "Start.swift"
    /// What the learner's file must satisfy.
    case tests = "Tests.swift"
    /// Types that the tests and the learner share; may be absent.
    case support = "Support.swift"
    /// A program that shows a solution at work, to be watched; may be absent.
    case demo = "Demo.swift"
    /// A right answer.
    case reference = "Reference.swift"
    /// Three hints, mildest first.
    case hints = "hints.md"

    /// Whether an exercise cannot be without it.
    public var isRequired: Bool { self != .support && self != .demo }

    /// What it holds, to finish a sentence with.
    var purpose: String {
      switch self {
      case .metadata: "title, lesson and how the start fails"
      case .readme: "the task as a learner reads it"
      case .start: "what the learner begins with"
      case .tests: "what a right answer must satisfy"
      case .support: "types that the tests and the learner share"
      case .demo: "a program that shows a solution at work"
      case .reference: "a right answer"
      case .hints: "three hints, mildest first"
      }
    }
  }

  /// The name of the folder with the wrong answers.
  public static let wrongAnswersFolder = "wrong"

  /// Where one of its files is, or would be.
  public func url(of file: File) -> URL {
    folder.appending(path: file.rawValue, directoryHint: .notDirectory)
  }

  /// Its Support.swift, if it has one.
  public var support: URL? { existing(.support) }

  /// Its Demo.swift, if it has one.
  public var demo: URL? { existing(.demo) }

  private func existing(_ file: File) -> URL? {
    let url = url(of: file)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// The task, as Markdown.
  public func readme() throws(FileError) -> String {
    try TextFile.read(url(of: .readme))
  }
}
