import Course
import Foundation
import Grading
import Pictures
import Terminal

/// `lab run [NN|FILE|NAME]`: see a file, or a demo of a lesson, at work.
struct RunCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let options = DemoOptions(cores: try cores(), isReal: session.invocation.has(.real))
    let course = try session.course()
    let (demonstration, submission) = try demonstrate(in: course, options: options)
    if session.isJSON {
      try session.write(json: demonstration)
    } else {
      try show(demonstration, of: submission)
    }
    let trouble = demonstration.trouble ?? demonstration.real?.trouble
    return trouble.map { ExitCode($0.outcome) } ?? .done
  }

  private func demonstrate(
    in course: Course, options: DemoOptions
  ) throws -> (Demonstration, Submission?) {
    let progress = try session.progress(in: course)
    let submission = try session.submission(in: course, progress: progress)
    if submission.isNew {
      try session.notify("'\(session.path(submission.file))' is new: the start of the exercise")
    }
    var bench = try Bench(session)
    let demonstration = try bench.demonstrate(options) { grader, options throws(GradingError) in
      try grader.demonstrate(submission.file, for: submission.exercise, options: options)
    }
    return (demonstration, submission)
  }

  private func show(_ demonstration: Demonstration, of submission: Submission?) throws {
    let screen = RunScreen(
      demonstration: demonstration, source: submission?.source ?? .init(),
      next: next(demonstration, submission))
    try session.write(screen.lines(on: session.surface))
  }

  private func next(_ demonstration: Demonstration, _ submission: Submission?) -> [NextStep] {
    guard let submission else { return [] }
    let argument = submission.argument
    if demonstration.trouble != nil {
      return [
        NextStep(command: session.typed("run", argument), effect: "when you have changed it"),
        NextStep(command: session.typed("check", argument), effect: "what the tests say"),
      ]
    }
    return []
  }

  // MARK: Options

  private func cores() throws(UsageError) -> Int? {
    guard let text = session.invocation.options[.cores] else { return nil }
    guard let cores = Int(text), Self.coreRange.contains(cores) else {
      throw .badValue(.cores, value: text, expected: "a number from 1 to 64")
    }
    return cores
  }

  private static let coreRange = 1...64
}
