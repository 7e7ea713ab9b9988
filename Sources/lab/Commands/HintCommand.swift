import Course
import Terminal

/// `lab hint [NN]`: one hint more each time.
struct HintCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let course = try session.course()
    let progress = try session.progress(in: course)
    let exercise = try session.exercise(in: course, progress: progress)
    let total = exercise.hints.count
    guard total > 0 else {
      try session.write([" Exercise \(Words.heading(of: exercise.id)) has no hints."])
      return .done
    }
    let shown = progress.standing(of: exercise).hints
    let level = min(shown + 1, total)
    try session.write(screen(exercise, level: level, isNew: level > shown))
    if level > shown { try session.remember(.hint(exercise: exercise.uuid, level: level)) }
    return .done
  }

  private func screen(_ exercise: Exercise, level: Int, isNew: Bool) -> [Line] {
    let surface = session.surface
    let total = exercise.hints.count
    var lines = surface.ends(
      Line(" Hint \(level) of \(total)", .heading), Line(Words.heading(of: exercise.id), .faint))
    lines += [surface.rule] + Markdown(exercise.hints[level - 1]).lines(on: surface) + [.blank]
    if !isNew { lines += [Line(" That was the last one. The earlier ones:", .faint), .blank] }
    if !isNew {
      for (index, hint) in exercise.hints.dropLast().enumerated() {
        lines += [Line(" \(index + 1)", .heading)] + Markdown(hint).lines(on: surface) + [.blank]
      }
    }
    let check = NextStep(
      command: session.typed("check", exercise.digits), effect: "check your file")
    let more = NextStep(
      command: session.typed("hint", exercise.digits), effect: "hint \(level + 1) of \(total)")
    return lines + NextStep.lines(level < total ? [check, more] : [check], on: surface)
  }
}
