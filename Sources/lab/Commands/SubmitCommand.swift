import Course
import Foundation
import Grading
import Terminal

/// `lab submit [NN]`: grade with all schedules, write it down, show the reference.
struct SubmitCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let course = try session.course()
    let progress = try session.progress(in: course)
    let submission = try session.submission(in: course, progress: progress)
    let workspace = try session.workspace()
    var bench = try Bench(session)
    let (verdict, copy) = try bench.gradeCopy(of: submission, in: workspace)
    let attempt = Attempt(submission, verdict, isSubmission: true, copy: copy, course: course)
    let notices = try Journal(workspace: workspace).append(.attempt(attempt.event), at: Date())
    for notice in notices { try session.notify(notice.description) }
    let after = try session.progress(in: course)
    if session.isJSON {
      try session.write(
        json: Listing(verdict: verdict, done: after.solvedCount, next: after.current?.id))
    } else {
      try show(verdict, submission, course: course, progress: after)
    }
    return ExitCode(verdict.outcome)
  }

  /// What `lab submit --json` says.
  private struct Listing: Encodable {
    var version = 1
    var verdict: Verdict
    var done: Int
    var next: String?
  }

  private func show(
    _ verdict: Verdict, _ submission: Submission, course: Course, progress: CourseProgress
  ) throws {
    let surface = session.surface
    let exercise = submission.exercise
    guard verdict.outcome == .passed else {
      let again = NextStep(
        command: session.typed("submit", submission.argument), effect: "when you have changed it")
      let screen = VerdictScreen(
        verdict: verdict, source: submission.source, explains: session.invocation.has(.explain),
        next: [again])
      return try session.write(screen.lines(on: surface))
    }
    let own = (try? String(contentsOf: submission.file, encoding: .utf8)) ?? ""
    let reference = (try? String(contentsOf: exercise.url(of: .reference), encoding: .utf8)) ?? ""
    let next =
      progress.current.map { current in
        [NextStep(command: session.typed("show", current.digits), effect: "next: \(current.title)")]
      } ?? [NextStep(command: session.typed("progress"), effect: "that was the last one")]
    let written = " Written down: \(progress.solvedCount) of \(course.exercises.count) done."
    var lines = VerdictScreen(verdict: verdict).lines(on: surface)
    lines += [Line(written), .blank]
    lines += DiffScreen(own: own, reference: reference).lines(on: surface) + [.blank]
    try session.write(lines + NextStep.lines(next, on: surface))
  }
}
