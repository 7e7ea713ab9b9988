import Course
import Terminal

/// How an exercise stands, as a sign before its name.
enum ExerciseSign: String, Codable, Sendable {
  case done, current, open

  init(_ exercise: Exercise, in progress: CourseProgress) {
    if progress.standing(of: exercise).isSolved {
      self = .done
    } else {
      self = progress.current?.uuid == exercise.uuid ? .current : .open
    }
  }

  /// The sign.
  func line(_ glyphs: Glyphs) -> Line {
    switch self {
    case .done: Line(glyphs.pass, .good)
    case .current: Line(glyphs.current, .action)
    case .open: Line(glyphs.open, .faint)
    }
  }
}

extension Exercise {
  /// The number as it is written and typed: `08`.
  var digits: String { String(id.prefix { $0 != "-" }) }
}
