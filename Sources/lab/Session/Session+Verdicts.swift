import Course
import Foundation
import Grading

extension Session {
  /// Keeps what a check came to, so that 'lab trace' and 'lab replay' can show it; if that cannot be,
  /// it is said, and the command goes on.
  func keep(
    _ verdict: Verdict, of submission: Submission, text: String?, isSubmission: Bool
  ) throws {
    let kept = KeptVerdict(
      submission, text: text, verdict, isSubmission: isSubmission, at: Date())
    let bytes = try kept.encoded()
    let workspace = try workspace()
    do throws(FileError) {
      try workspace.keepVerdict(bytes, of: submission.exercise)
    } catch {
      try notify("'lab trace' will not show this check: \(error)")
    }
  }

  /// What the last check of an exercise came to.
  ///
  /// - Parameter exercise: nil for the last check of any.
  func keptVerdict(
    of exercise: Exercise?, in course: Course
  ) throws -> (exercise: Exercise, kept: KeptVerdict) {
    let workspace = try workspace()
    guard let exercise = try exercise ?? lastChecked(in: course, workspace) else {
      throw SessionError.nothingChecked(nil)
    }
    guard let bytes = try workspace.verdict(of: exercise) else {
      throw SessionError.nothingChecked(exercise.digits)
    }
    guard let kept = KeptVerdict.decoded(bytes) else {
      throw SessionError.strangeVerdict(exercise.digits)
    }
    return (exercise, kept)
  }

  private func lastChecked(in course: Course, _ workspace: Workspace) throws -> Exercise? {
    guard let name = try workspace.lastChecked() else { return nil }
    return course.exercises.first { $0.id == name }
  }
}
