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
    let bytes = (try? Data(contentsOf: submission.file, options: .mappedIfSafe)) ?? Data()
    self.event = JournalEvent.Attempt(
      exercise: submission.exercise.uuid, name: submission.exercise.id, isSubmission: isSubmission,
      outcome: verdict.outcome.rawValue, hash: copy?.hash ?? SHA256.hex(of: bytes.prefix(1 << 20)),
      copy: copy?.path, course: (try? course.version()) ?? "", seconds: verdict.timing.total)
  }
}
