import Course
import Foundation
import Grading
import Pictures
import Terminal
import Trace

/// `lab replay [SCHEDULE] [NN]`: one schedule of a file, step by step.
struct ReplayCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let limit = try self.limit()
    let request = try session.replayRequest()
    if request.isOfOldText {
      try session.notify(
        "your file has changed since the check that found this schedule; it may lead elsewhere now")
    }
    var bench = try Bench(session)
    let outcome = try bench.replay(request.submission) { replayer in
      try follow(request, with: replayer, limit: limit)
    }
    switch outcome {
    case .done(let code): return code
    case .verdict(let verdict):
      try show(verdict, of: request.submission)
      return ExitCode(verdict.outcome)
    }
  }

  /// How many steps are printed, if that was asked for.
  private func limit() throws -> Int? {
    guard let text = session.invocation.options[.step] else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw UsageError.badValue(.step, value: text, expected: "a number of steps")
    }
    return number
  }

  private func show(_ verdict: Verdict, of submission: Submission) throws {
    if session.isJSON { return try session.write(json: verdict) }
    let screen = VerdictScreen(verdict: verdict, source: submission.source)
    try session.write(screen.lines(on: session.surface))
  }

  // MARK: One schedule

  private func follow(
    _ request: ReplayRequest, with replayer: Replayer, limit: Int?
  ) throws -> ExitCode {
    let finding: Finding
    do throws(ReplayFailure) {
      finding = try play(request.schedule, request, with: replayer)
    } catch {
      if case .cancelled = error { throw GradingError.cancelled }
      throw error
    }
    if finding.kind == .diverged { throw ReplayFailure.cannotFollow(finding.headline) }
    if session.isJSON { try session.write(json: finding) }
    if !session.isJSON, limit == nil, session.isInteractive,
      let live = LiveScreen(output: session.output)
    {
      return try step(finding, request, with: replayer, on: live)
    }
    if !session.isJSON {
      let screen = ReplayScreen(
        finding: finding, title: Words.heading(of: request.submission.exercise.id),
        test: request.test, source: request.submission.source, limit: limit,
        next: next(finding.schedule, request))
      try session.write(screen.lines(on: session.surface))
    }
    return finding.kind == .shown ? .done : .notPassed
  }

  private func play(
    _ schedule: Schedule, _ request: ReplayRequest, with replayer: Replayer
  ) throws(ReplayFailure) -> Finding {
    let replayed: Replayed
    do throws(GradingError) {
      replayed = try Interruption.whileGrading { () throws(GradingError) in
        try replayer.replay(schedule, of: request.test, search: request.search)
      }
    } catch {
      throw error == .cancelled ? .cancelled : .ended(error.description)
    }
    switch replayed {
    case .shown(let finding): return finding
    case .nothing(let verdict):
      throw ReplayFailure(verdict, test: request.test, search: request.search)
    }
  }

  private func step(
    _ finding: Finding, _ request: ReplayRequest, with replayer: Replayer, on live: LiveScreen
  ) throws -> ExitCode {
    defer { live.close() }
    let screen = StepScreen(
      stepper: Stepper(finding), title: Words.heading(of: request.submission.exercise.id),
      test: request.test, source: request.submission.source,
      text: request.submission.text ?? "", command: { command($0, request) })
    var stepping = Stepping(live: live, screen: screen) { schedule throws(ReplayFailure) in
      try play(schedule, request, with: replayer)
    }
    let last = try stepping.run()
    live.close()
    try session.write(NextStep.lines(next(last.schedule, request), on: session.surface))
    return .done
  }

  private func next(_ schedule: String, _ request: ReplayRequest) -> [NextStep] {
    [NextStep(command: command(schedule, request), effect: "this schedule again")]
  }

  /// What is typed to see a schedule again.
  private func command(_ schedule: String, _ request: ReplayRequest) -> String {
    let exercise = request.submission.exercise
    var words = ["replay", "\"\(schedule)\"", request.submission.argument]
    if exercise.tests.count > 1 {
      words += ["--test", "'\(PictureChoice.shortName(of: request.test, in: exercise))'"]
    }
    if request.search > 0 { words += ["--search", "\(request.search + 1)"] }
    return ([session.name] + words).joined(separator: " ")
  }
}
