import Course
import Foundation
import Terminal

/// `lab reset NN`: the start again, with the learner's file kept as a backup.
struct ResetCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let course = try session.course()
    let exercise = try course.exercise(named: session.invocation.arguments.first ?? "")
    let workspace = try session.workspace()
    let backup = try workspace.reset(exercise, at: Date())
    try session.remember(.reset(exercise: exercise.uuid, backup: backup?.lastPathComponent))
    let file = session.path(workspace.file(for: exercise))
    var lines: [Line] = [" \(file, .strong) is the start again."]
    if let backup { lines.append(" What it was is kept in \(session.path(backup), .strong).") }
    try session.write(lines)
    return .done
  }
}
