import Course
import Terminal

/// Where one stands, and what to do next.
struct HomeScreen {
  var course: Course
  var progress: CourseProgress
  /// The first words of every command: `swift run lab`.
  var name: String

  func lines(on surface: Surface) -> [Line] {
    let isNew =
      progress.solvedCount == 0
      && course.exercises.allSatisfy {
        progress.standing(of: $0).lastTouched == nil
      }
    return Self.heading(course, progress, on: surface) + (isNew ? welcome(on: surface) : [])
      + lessons(on: surface) + [.blank] + NextStep.lines(next(isNew: isNew), on: surface)
  }

  /// The course's name, and how much of it is done.
  static func heading(_ course: Course, _ progress: CourseProgress, on surface: Surface) -> [Line] {
    let total = course.exercises.count
    let done = progress.solvedCount
    let bar = surface.bar(total > 0 ? Double(done) / Double(total) : 0, columns: 10)
    return surface.ends(
      Line(" Concurrency Lab", .heading), "\(done) of \(total) done  \(bar)") + [surface.rule]
  }

  private func welcome(on surface: Surface) -> [Line] {
    surface.paragraph(
      """
      You write plain Swift, one file an exercise. The lab runs every order in which its threads \
      and tasks can come between each other, and shows you the one that fails, or that none does.
      """) + [.blank]
  }

  private func lessons(on surface: Surface) -> [Line] {
    let rows = course.lessons.map { lesson -> [Line] in
      let exercises = course.exercises(of: lesson)
      let signs = exercises.reduce(into: Line.blank) {
        $0 += ExerciseSign($1, in: progress).line(surface.glyphs)
      }
      let current = exercises.first { $0.uuid == progress.current?.uuid }
      let here = current.map { exercise in
        ExerciseSign.current.line(surface.glyphs) + " \(Words.heading(of: exercise.id))"
      }
      return ["\(lesson.number)", Line(lesson.title, .strong), signs, here ?? .blank]
    }
    return Table(rows, alignments: [.right]).lines(on: surface)
  }

  private func next(isNew: Bool) -> [NextStep] {
    var steps: [NextStep] = []
    if let current = progress.current {
      let standing = progress.standing(of: current)
      if standing.attempts > 0 {
        steps.append(
          NextStep(command: "\(name) check \(current.digits)", effect: "check your file again"))
      }
      let verb = isNew ? "begin" : standing.attempts > 0 ? "read the task again" : "go on"
      steps.append(
        NextStep(
          command: "\(name) show \(current.digits)",
          effect: "\(verb): \(current.title)"))
    }
    steps.append(NextStep(command: "\(name) list", effect: "everything there is"))
    steps.append(NextStep(command: "\(name) help", effect: "all commands"))
    return steps
  }
}
