import Course
import Foundation
import Terminal

/// `lab progress`: what was done, lesson by lesson.
struct ProgressCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let course = try session.course()
    let progress = try session.progress(in: course)
    if session.isJSON {
      try session.write(json: CourseListing(course, progress))
      return .done
    }
    let surface = session.surface
    var lines = HomeScreen.heading(course, progress, on: surface)
    let rows = course.exercises.map { row($0, progress, on: surface) }
    lines += Table(rows).lines(on: surface)
    let attempts = course.exercises.reduce(0) { $0 + progress.standing(of: $1).attempts }
    lines += [.blank, Line(" \(Words.count(attempts, "attempt")) in all", .faint)]
    try session.write(lines)
    return .done
  }

  private func row(_ exercise: Exercise, _ progress: CourseProgress, on surface: Surface) -> [Line]
  {
    let standing = progress.standing(of: exercise)
    let day = standing.solved.map { "done \($0.formatted(.iso8601.year().month().day()))" }
    let last = standing.lastOutcome.flatMap(Self.outcome) ?? ""
    return [
      ExerciseSign(exercise, in: progress).line(surface.glyphs) + " "
        + Line(Words.heading(of: exercise.id), .strong),
      Line(day ?? last), Line(ListScreen.words(standing), .faint),
    ]
  }

  private static func outcome(_ name: String) -> String? {
    Words.outcome(named: name).map { "last: \($0)" }
  }
}
