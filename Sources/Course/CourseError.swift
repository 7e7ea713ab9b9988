public import Foundation

/// Why a course, or what was asked of it, is not there.
public enum CourseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder does not hold a course.
  case noCourse(at: URL)
  /// No exercise or lesson has this name.
  case unknown(Kind, name: String, suggestion: String?)
  /// Several exercises or lessons have a name that begins so.
  case ambiguous(Kind, name: String, candidates: [String])

  /// What a name can be the name of.
  public enum Kind: String, Hashable, Sendable {
    case exercise, lesson
  }

  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .noCourse(let root):
      "no course in '\(root.path)'; it needs a folder 'exercises' or 'lessons', and --course DIR points to another place"
    case .unknown(let kind, let name, let suggestion?):
      "\(kind) '\(name)' not found; did you mean '\(suggestion)'?"
    case .unknown(let kind, let name, nil):
      "\(kind) '\(name)' not found; 'lab list' shows what there is"
    case .ambiguous(let kind, let name, let candidates):
      "\(kind) '\(name)' can be \(Self.list(candidates)); type more of the name"
    }
  }

  /// Names in quotation marks, as a sentence lists alternatives.
  private static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
