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
    let text = submission.text
    let (verdict, copy) = try bench.gradeCopy(of: submission, in: workspace)
    let attempt = Attempt(submission, verdict, isSubmission: true, copy: copy, course: course)
    let notices = try Journal(workspace: workspace).append(.attempt(attempt.event), at: Date())
    for notice in notices { try session.notify(notice.description) }
    try session.keep(verdict, of: submission, text: text, isSubmission: true)
    try bench.updateEditorPackage(of: workspace, for: course)
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
        verdict: verdict, source: submission.source, tests: submission.tests,
        explains: session.invocation.has(.explain),
        next: [again])
      return try session.write(screen.lines(on: surface))
    }
    let own = (try? String(contentsOf: submission.file, encoding: .utf8)) ?? ""
    let reference = (try? String(contentsOf: exercise.url(of: .reference), encoding: .utf8)) ?? ""
    let written = " Written down: \(progress.solvedCount) of \(course.exercises.count) done."
    var lines = VerdictScreen(verdict: verdict).lines(on: surface)
    lines += [Line(written), .blank]
    lines += DiffScreen(own: own, reference: reference).lines(on: surface) + [.blank]
    let closing = Markdown(course.closing(of: exercise)).lines(on: surface)
    if !closing.isEmpty { lines += closing + [.blank] }
    let next = next(after: exercise, course: course, progress: progress)
    try session.write(lines + NextStep.lines(next, on: surface))
  }

  /// The pages after the exercise, unless the next exercise begins with them, and that one.
  private func next(
    after exercise: Exercise, course: Course, progress: CourseProgress
  ) -> [NextStep] {
    let current = progress.current
    let ahead = current.flatMap(course.pages(leadingTo:))
    var steps: [NextStep] = []
    if let pages = course.pages(after: exercise),
      pages.lesson.id != ahead?.lesson.id || ahead?.steps.contains(pages.steps[0]) != true
    {
      steps.append(
        NextStep(
          command: session.typed("show", exercise.digits),
          effect: pages.effect))
    }
    let next =
      current.map { current in
        NextStep(command: session.typed("show", current.digits), effect: "next: \(current.title)")
      } ?? NextStep(command: session.typed("progress"), effect: "that was the last one")
    return steps + [next]
  }
}
