public import Foundation

/// What `lab new` has put into a course.
public struct Scaffold: Hashable, Sendable {
  /// Why nothing was put there.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing of the title can stand in a folder's name.
    case title(String)
    /// The name is taken.
    case taken(slug: String, by: String)
    /// No number is free.
    case noNumber
    /// A file could not be written.
    case file(FileError)

    /// What is wrong, and what to do about it.
    public var description: String {
      switch self {
      case .title(let title):
        "'\(title)' has no letters that a folder's name can have; use some of a to z"
      case .taken(let slug, let other):
        "'\(other)' has the words '\(slug)' already; choose another title"
      case .noNumber: "no number up to 999 is free"
      case .file(let error): error.description
      }
    }
  }

  /// The new folder.
  public var folder: URL
  /// The files in it, from the course's folder.
  public var files: [String]
  /// What is left to write, by place.
  public var leftToWrite: [CourseProblem]
}
