import Foundation

/// What exercise.json says.
struct ExerciseMetadata: Hashable {
  /// The version of the format that is read and written.
  static let version = 1

  /// The keys that it may have.
  enum Key: String, CaseIterable {
    case version, id, title, lesson, starts, after, limits
  }

  var id: UUID
  var title: String
  var lesson: String
  var starts: Expectation
  var after: [Int]
  var limits: Exercise.Limits
}
