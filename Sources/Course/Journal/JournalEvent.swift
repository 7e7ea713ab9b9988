public import Foundation

/// What a learner can have done.
public enum JournalEvent: Hashable, Sendable {
  /// A file was graded.
  case attempt(Attempt)
  /// A hint was read; the level says which, from 1.
  case hint(exercise: UUID, level: Int)
  /// A step of a lesson was reached, from 0.
  case step(lesson: String, index: Int)
  /// A question was answered; the choice counts from 0.
  case answer(lesson: String, step: Int, choice: Int, isRight: Bool)
  /// The start was put back; the backup is in the workspace, if there was something to keep.
  case reset(exercise: UUID, backup: String?)

  /// One grading.
  public struct Attempt: Codable, Hashable, Sendable {
    /// The exercise, whatever its folder is called by now.
    public var exercise: UUID
    /// The name of its folder then.
    public var name: String
    /// Whether it was handed in, and not just checked.
    public var isSubmission: Bool
    /// The verdict's outcome: `passed`.
    public var outcome: String
    /// The SHA-256 of the file.
    public var hash: String
    /// Where a copy of the file is, from the workspace; nil if none was kept.
    public var copy: String?
    /// The version of the course.
    public var course: String
    /// How long grading took.
    public var seconds: Double

    /// The outcome that solves an exercise when handed in.
    public static let passed = "passed"

    /// Whether it solved the exercise.
    public var isSolution: Bool { isSubmission && outcome == Self.passed }

    /// Makes an attempt.
    public init(
      exercise: UUID, name: String, isSubmission: Bool, outcome: String, hash: String,
      copy: String?, course: String, seconds: Double
    ) {
      self.exercise = exercise
      self.name = name
      self.isSubmission = isSubmission
      self.outcome = outcome
      self.hash = hash
      self.copy = copy
      self.course = course
      self.seconds = seconds
    }
  }

  /// The exercise that it is about, if it is about one.
  public var exercise: UUID? {
    switch self {
    case .attempt(let attempt): attempt.exercise
    case .hint(let exercise, _), .reset(let exercise, _): exercise
    case .step, .answer: nil
    }
  }
}

extension JournalEvent: Codable {
  private enum Kind: String, Codable { case attempt, hint, step, answer, reset }
  private enum Key: String, CodingKey {
    case kind, exercise, level, lesson, index, step, choice, isRight, backup
  }

  /// Reads the kind and its keys; an unknown kind is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .attempt:
      self = .attempt(try Attempt(from: decoder))
    case .hint:
      self = .hint(
        exercise: try container.decode(UUID.self, forKey: .exercise),
        level: try container.decode(Int.self, forKey: .level))
    case .step:
      self = .step(
        lesson: try container.decode(String.self, forKey: .lesson),
        index: try container.decode(Int.self, forKey: .index))
    case .answer:
      self = .answer(
        lesson: try container.decode(String.self, forKey: .lesson),
        step: try container.decode(Int.self, forKey: .step),
        choice: try container.decode(Int.self, forKey: .choice),
        isRight: try container.decode(Bool.self, forKey: .isRight))
    case .reset:
      self = .reset(
        exercise: try container.decode(UUID.self, forKey: .exercise),
        backup: try container.decodeIfPresent(String.self, forKey: .backup))
    }
  }

  /// Writes the kind and its keys, all in one object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .attempt(let attempt):
      try container.encode(Kind.attempt, forKey: .kind)
      try attempt.encode(to: encoder)
    case .hint(let exercise, let level):
      try container.encode(Kind.hint, forKey: .kind)
      try container.encode(exercise, forKey: .exercise)
      try container.encode(level, forKey: .level)
    case .step(let lesson, let index):
      try container.encode(Kind.step, forKey: .kind)
      try container.encode(lesson, forKey: .lesson)
      try container.encode(index, forKey: .index)
    case .answer(let lesson, let step, let choice, let isRight):
      try container.encode(Kind.answer, forKey: .kind)
      try container.encode(lesson, forKey: .lesson)
      try container.encode(step, forKey: .step)
      try container.encode(choice, forKey: .choice)
      try container.encode(isRight, forKey: .isRight)
    case .reset(let exercise, let backup):
      try container.encode(Kind.reset, forKey: .kind)
      try container.encode(exercise, forKey: .exercise)
      try container.encodeIfPresent(backup, forKey: .backup)
    }
  }
}
