public import Foundation

/// One exercise of a course, as its folder says.
public struct Exercise: Hashable, Sendable, Identifiable {
  /// The number that orders exercises: 8.
  public var number: Int
  /// The name in words: `lost-update`.
  public var slug: String
  /// The title that a learner sees.
  public var title: String
  /// The slug of the lesson that leads to it: `02-x-plus-one`.
  public var lesson: String
  /// Its folder.
  public var folder: URL

  /// The folder's name: `08-lost-update`.
  public var id: String { folder.lastPathComponent }

  /// Makes an exercise.
  public init(number: Int, slug: String, title: String, lesson: String, folder: URL) {
    self.number = number
    self.slug = slug
    self.title = title
    self.lesson = lesson
    self.folder = folder
  }
}
