import Course
import Terminal

/// An exercise: its task, the learner's file, what to type.
struct TaskScreen {
  var exercise: Exercise
  /// The task, as Markdown.
  var task: String
  /// The learner's file, as it is typed.
  var file: String
  var standing: CourseProgress.Standing
  /// The first words of every command.
  var name: String

  func lines(on surface: Surface) -> [Line] {
    let state = standing.isSolved ? Line("done", .good) : Line(ListScreen.words(standing), .faint)
    return surface.ends(Line(" Exercise \(Words.heading(of: exercise.id))", .heading), state)
      + [surface.rule] + Markdown(task).lines(on: surface) + [.blank]
      + surface.labelled("Your file", Line(file, .strong), margin: 12) + [.blank]
      + NextStep.lines(next, on: surface)
  }

  private var next: [NextStep] {
    let left = exercise.hints.count - standing.hints
    let check = NextStep(
      command: "\(name) check \(exercise.digits)", effect: "when you have changed the file")
    let hint = NextStep(
      command: "\(name) hint \(exercise.digits)",
      effect: "hint \(standing.hints + 1) of \(exercise.hints.count)")
    return left > 0 ? [check, hint] : [check]
  }
}
