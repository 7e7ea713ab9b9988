public import Foundation

/// A lesson: steps that lead a learner to exercises.
public struct Lesson: Hashable, Sendable, Identifiable {
  /// The number that orders lessons: 2.
  public var number: Int
  /// The name in words: `x-plus-one`.
  public var slug: String
  /// The title that a learner sees.
  public var title: String
  /// Its folder.
  public var folder: URL
  /// What a learner goes through, in order.
  public var steps: [LessonStep]

  /// The name of its text.
  public static let fileName = "lesson.md"

  /// The name of the folder with its demos.
  public static let demosFolder = "demos"

  /// The folder's name: `02-x-plus-one`.
  public var id: String { folder.lastPathComponent }

  /// The file with its text.
  public var file: URL { folder.appending(path: Self.fileName, directoryHint: .notDirectory) }

  /// Makes a lesson.
  public init(number: Int, slug: String, title: String, folder: URL, steps: [LessonStep]) {
    self.number = number
    self.slug = slug
    self.title = title
    self.folder = folder
    self.steps = steps
  }

  /// The index of the step that leads to an exercise, if one does.
  public func step(leadingTo exercise: Exercise) -> Int? {
    steps.firstIndex { $0.activity == .exercise(id: exercise.id) }
  }
}
