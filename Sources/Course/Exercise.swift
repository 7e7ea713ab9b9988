public import Foundation

/// One exercise of a course, as its folder says.
public struct Exercise: Hashable, Sendable, Identifiable {
  /// How much one grading run of it may use.
  public struct Limits: Hashable, Sendable {
    /// The wall time of a run in seconds, if it differs from the lab's own.
    public var seconds: Double?

    /// Makes limits.
    public init(seconds: Double? = nil) {
      self.seconds = seconds
    }
  }

  /// The number that orders exercises: 8.
  public var number: Int
  /// The name in words: `lost-update`.
  public var slug: String
  /// The title that a learner sees.
  public var title: String
  /// The folder name of the lesson that leads to it: `02-x-plus-one`.
  public var lesson: String
  /// Its folder.
  public var folder: URL
  /// What stays the same when it is renamed or renumbered, so that progress follows it.
  public var uuid: UUID
  /// What must come of checking its Start.swift.
  public var starts: Expectation
  /// The numbers of the exercises that it builds on.
  public var after: [Int]
  /// How much a run may use.
  public var limits: Limits
  /// What may be told to a learner who asks, mildest first.
  public var hints: [String]
  /// Mistakes that its tests must catch, in the order of their file names.
  public var wrongAnswers: [WrongAnswer]
  /// The tests that Tests.swift declares, in order.
  public var tests: [DeclaredTest]

  /// The folder's name: `08-lost-update`.
  public var id: String { folder.lastPathComponent }

  /// Makes an exercise.
  public init(
    number: Int, slug: String, title: String, lesson: String, folder: URL, uuid: UUID = UUID(),
    starts: Expectation = .ends(.failed), after: [Int] = [], limits: Limits = Limits(),
    hints: [String] = [], wrongAnswers: [WrongAnswer] = [], tests: [DeclaredTest] = []
  ) {
    self.number = number
    self.slug = slug
    self.title = title
    self.lesson = lesson
    self.folder = folder
    self.uuid = uuid
    self.starts = starts
    self.after = after
    self.limits = limits
    self.hints = hints
    self.wrongAnswers = wrongAnswers
    self.tests = tests
  }
}
