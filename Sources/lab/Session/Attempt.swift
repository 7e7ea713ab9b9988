import Course
import Foundation
import Grading

/// One grading, as the journal takes it.
struct Attempt {
  let event: JournalEvent.Attempt

  /// - Parameter copy: The copy that was kept of the file.
  init(
    _ submission: Submission, _ verdict: Verdict, isSubmission: Bool,
    copy: Workspace.Submission? = nil, course: Course
  ) {
    // What no grader would take is not worth reading to its end either.
    let text = copy == nil ? try? InputRule.read(submission.file) : nil
    let hash = copy?.hash ?? text.map { SHA256.hex(of: Data($0.utf8)) } ?? ""
    // It takes reading the whole course, which is not worth a check's time.
    let version = isSubmission ? (try? course.version()) ?? "" : ""
    self.event = JournalEvent.Attempt(
      exercise: submission.exercise.uuid, name: submission.exercise.id, isSubmission: isSubmission,
      outcome: verdict.outcome.rawValue, hash: hash,
      copy: copy?.path, course: version, seconds: verdict.timing.total)
  }
}
