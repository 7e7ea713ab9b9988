public import Foundation

/// How far a learner has come, as the journal's records say.
public struct CourseProgress: Hashable, Sendable {
  /// How one exercise stands.
  public struct Standing: Codable, Hashable, Sendable {
    /// When it was solved first, if it was.
    public var solved: Date?
    /// How often it was checked or handed in.
    public var attempts = 0
    /// How often it was handed in.
    public var submissions = 0
    /// How many of its hints were read.
    public var hints = 0
    /// How the last attempt ended.
    public var lastOutcome: String?
    /// When anything was last done with it.
    public var lastTouched: Date?

    /// Whether it is solved.
    public var isSolved: Bool { solved != nil }

    /// Makes the standing of an exercise that nobody has touched.
    public init() {}
  }

  /// How one lesson stands.
  public struct Reading: Codable, Hashable, Sendable {
    /// How many of its steps were reached.
    public var steps = 0
    /// The choice last made at each question, by the index of its step.
    public var choices: [Int: Int] = [:]

    /// Makes the standing of a lesson that nobody has opened.
    public init() {}
  }

  /// How many exercises of the course are solved.
  public let solvedCount: Int
  /// The exercise to go on with; nil if all are solved.
  ///
  /// The one that was last worked on, until it is solved; then the next that is not; then the first.
  public let current: Exercise?

  private let standings: [UUID: Standing]
  private let readings: [String: Reading]

  /// Computes the progress in a course from records, oldest first.
  public init(records: [JournalRecord], in course: Course) {
    var standings: [UUID: Standing] = [:]
    var readings: [String: Reading] = [:]
    var last: Exercise?
    for record in records {
      if let id = record.event.exercise {
        standings[id, default: Standing()].take(record)
        last = course.exercises.first { $0.uuid == id } ?? last
      }
      switch record.event {
      case .step(let lesson, let index):
        readings[lesson, default: Reading()].reach(index)
      case .answer(let lesson, let step, let choice, _):
        readings[lesson, default: Reading()].reach(step)
        readings[lesson, default: Reading()].choices[step] = choice
      case .attempt, .hint, .reset: break
      }
    }
    let open = course.exercises.filter { standings[$0.uuid]?.isSolved != true }
    let from = last?.number ?? 0
    current = open.first { $0.number >= from } ?? open.first
    solvedCount = course.exercises.count - open.count
    self.standings = standings
    self.readings = readings
  }

  /// How an exercise stands.
  public func standing(of exercise: Exercise) -> Standing {
    standings[exercise.uuid] ?? Standing()
  }

  /// How a lesson stands.
  public func reading(of lesson: Lesson) -> Reading {
    readings[lesson.id] ?? Reading()
  }
}

extension CourseProgress.Standing {
  fileprivate mutating func take(_ record: JournalRecord) {
    lastTouched = record.time
    switch record.event {
    case .attempt(let attempt):
      attempts += 1
      if attempt.isSubmission { submissions += 1 }
      lastOutcome = attempt.outcome
      if attempt.isSolution, solved == nil { solved = record.time }
    case .hint(_, let level):
      hints = max(hints, level)
    case .step, .answer, .reset: break
    }
  }
}

extension CourseProgress.Reading {
  fileprivate mutating func reach(_ index: Int) {
    steps = max(steps, index + 1)
  }
}
