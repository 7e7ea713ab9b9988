import Course
import Foundation
import Grading
import Terminal

/// `lab check [NN|FILE]`: grade a file.
struct CheckCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let course = try session.course()
    let progress = try session.progress(in: course)
    let submission = try session.submission(in: course, progress: progress)
    if submission.isNew {
      try session.notify("'\(session.path(submission.file))' is new: the start of the exercise")
    }
    var bench = try Bench(session)
    let text = submission.text
    let verdict = try bench.grade(submission)
    try session.remember(
      .attempt(Attempt(submission, verdict, isSubmission: false, course: course).event))
    try session.keep(verdict, of: submission, text: text, isSubmission: false)
    try bench.updateEditorPackage(of: session.workspace(), for: course)
    if session.isJSON {
      try session.write(json: verdict)
    } else {
      let screen = VerdictScreen(
        verdict: verdict, source: submission.source, tests: submission.tests,
        explains: session.invocation.has(.explain), next: next(submission, verdict, progress))
      try session.write(screen.lines(on: session.surface))
    }
    return ExitCode(verdict.outcome)
  }

  private func next(
    _ submission: Submission, _ verdict: Verdict, _ progress: CourseProgress
  ) -> [NextStep] {
    let exercise = submission.exercise
    let number = submission.argument
    if verdict.outcome == .passed {
      return [NextStep(command: session.typed("submit", number), effect: "write it down as done")]
    }
    let replay = KeptPicture.steppable(in: verdict).map { _ in
      NextStep(command: session.typed("replay", exercise.digits), effect: "step through it")
    }
    let shown = progress.standing(of: exercise).hints
    let again = NextStep(
      command: session.typed("check", number), effect: "when you have changed it")
    let first = [again] + (replay.map { [$0] } ?? [])
    guard shown < exercise.hints.count, verdict.outcome != .couldNotGrade else { return first }
    let hint = NextStep(
      command: session.typed("hint", exercise.digits),
      effect: "hint \(shown + 1) of \(exercise.hints.count)"
    )
    return first + [hint]
  }
}

extension ExitCode {
  /// What a verdict says to whoever called.
  init(_ outcome: Verdict.Outcome) {
    switch outcome {
    case .passed: self = .done
    case .couldNotGrade: self = .couldNotGrade
    default: self = .notPassed
    }
  }
}
