import Course
import Foundation
import Grading
import Pictures
import Terminal
import Trace

/// `lab trace [NN|last]`: what the last check saw, in full, on screen or as files.
struct TraceCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let view = try TimelineView.read(session.invocation)
    let course = try session.course()
    let name = session.invocation.arguments.first
    let named = try name.flatMap { $0 == "last" ? nil : try course.exercise(named: $0) }
    let (exercise, kept) = try session.keptVerdict(of: named, in: course)
    let choice = PictureChoice(exercise: exercise, verdict: kept.verdict)
    let pictures = try choice.chosen(by: session.invocation.options[.test])
    let files = TraceFiles(session, kept: kept, pictures: pictures, exercise: exercise, view: view)
    if try files.write() { return .done }
    let screen = TraceScreen(
      kept: kept, pictures: pictures,
      tests: try choice.tests(chosenBy: session.invocation.options[.test]), view: view,
      file: session.path(URL(filePath: kept.file)), next: next(exercise, pictures))
    try session.write(screen.lines(on: session.surface))
    return .done
  }

  private func next(_ exercise: Exercise, _ pictures: [KeptPicture]) -> [NextStep] {
    let number = exercise.digits
    guard !pictures.isEmpty else {
      return [
        NextStep(
          command: session.typed("replay", "\"\"", number), effect: "step through a schedule")
      ]
    }
    let page = NextStep(
      command: session.typed("trace", number, "--html", "FILE"), effect: "the same for a browser")
    guard let first = pictures.first(where: { $0.schedule != nil }) else { return [page] }
    let isOnly = pictures.count == 1 || first.number == 1
    let words =
      isOnly
      ? [number] : [number, "--test", "'\(PictureChoice.shortName(of: first.test, in: exercise))'"]
    return [
      NextStep(
        command: ([session.name, "replay"] + words).joined(separator: " "),
        effect: "step through it"),
      page,
    ]
  }
}
