import Course
import Foundation
import Grading
import Pictures
import Terminal
import Trace

/// `lab run [NN|FILE|NAME]`: see a file, or a demo of a lesson, at work.
struct RunCommand {
  private let session: Session
  private let course: Course
  private var options = DemoOptions()
  private var speed = 1.0
  private let view: TimelineView

  init(_ session: Session) throws {
    self.session = session
    options.isReal = session.invocation.has(.real)
    options.cores = try Self.cores(session.invocation)
    speed = try Self.speed(session.invocation) ?? 1
    view = try TimelineView.read(session.invocation)
    course = try session.course()
  }

  func run() throws -> ExitCode {
    if let name = session.invocation.arguments.first, let demo = course.demo(named: name) {
      return try show(LessonDemo(session).demonstrate(demo.file, of: demo.lesson, options), of: nil)
    }
    let progress = try session.progress(in: course)
    let submission = try session.submission(in: course, progress: progress)
    if submission.isNew {
      try session.notify("'\(session.path(submission.file))' is new: the start of the exercise")
    }
    var bench = try Bench(session)
    let demonstration = try bench.demonstrate(options) { grader, options throws(GradingError) in
      try grader.demonstrate(submission.file, for: submission.exercise, options: options)
    }
    return try show(demonstration, of: submission)
  }

  private func show(
    _ demonstration: Demonstration, of submission: Submission?
  ) throws -> ExitCode {
    if session.isJSON {
      try session.write(json: demonstration)
    } else {
      let screen = RunScreen(
        demonstration: demonstration, source: submission?.source ?? SourceText(),
        view: view, isYours: submission != nil, next: next(demonstration, submission))
      if session.invocation.has(.live) { try play(demonstration, screen) }
      try session.write(screen.lines(on: session.surface))
    }
    let trouble = demonstration.trouble ?? demonstration.real?.trouble
    return trouble.map { ExitCode($0.outcome) } ?? .done
  }

  /// Plays what there is, one after another, before the whole picture is printed.
  private func play(_ demonstration: Demonstration, _ screen: RunScreen) throws {
    let runs = demonstration.parts.compactMap(\.run?.namedByDownloads).filter { $0.elapsed > 0 }
    for run in runs {
      let title = screen.title(of: run, on: session.surface)
      guard try Playing(session, run: run, title: title, speed: speed).play() else {
        return try session.notify("--live needs a terminal; this is the whole run")
      }
    }
    if runs.isEmpty, demonstration.trouble == nil {
      try session.notify("nothing in it takes simulated time, so there is nothing to play")
    }
  }

  private func next(_ demonstration: Demonstration, _ submission: Submission?) -> [NextStep] {
    guard let submission, demonstration.trouble != nil else { return [] }
    let argument = submission.argument
    return [
      NextStep(command: session.typed("run", argument), effect: "when you have changed it"),
      NextStep(command: session.typed("check", argument), effect: "what the tests say"),
    ]
  }

  // MARK: Options

  private static let coreRange = 1...64
  private static let speedRange = 0.001...1000

  private static func cores(_ invocation: Invocation) throws(UsageError) -> Int? {
    guard let text = invocation.options[.cores] else { return nil }
    guard let cores = Int(text), coreRange.contains(cores) else {
      throw .badValue(.cores, value: text, expected: "a number from 1 to 64")
    }
    return cores
  }

  private static func speed(_ invocation: Invocation) throws(UsageError) -> Double? {
    guard let text = invocation.options[.speed] else { return nil }
    guard let speed = Double(text), speedRange.contains(speed) else {
      throw .badValue(.speed, value: text, expected: "a factor from 0.001 to 1000")
    }
    return speed
  }
}
