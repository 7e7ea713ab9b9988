import Course
import Terminal

/// `lab new lesson|exercise TITLE`: a folder to fill in, and a list of what is left to write.
struct NewCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let kind = session.invocation.arguments.first ?? ""
    guard ["lesson", "exercise"].contains(kind) else { throw UsageError.unknownKind(kind) }
    let course = try session.course()
    let title = session.invocation.arguments.dropFirst().joined(separator: " ")
    let scaffold =
      kind == "lesson" ? try course.addLesson(titled: title) : try course.addExercise(titled: title)
    let surface = session.surface
    var lines: [Line] = [" New: \(session.path(scaffold.folder), .strong)", .blank]
    lines.append(Line(" Left to write", .heading))
    lines += Table(
      scaffold.leftToWrite.map { [Line($0.position, .code), Line($0.fact.description)] }
    )
    .lines(on: surface, indent: 3)
    lines += [.blank]
    lines += NextStep.lines(
      [NextStep(command: session.typed("verify"), effect: "what is left, and whether it is sound")],
      on: surface)
    try session.write(lines)
    return .done
  }
}
