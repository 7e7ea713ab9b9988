import Course
import Terminal

/// Every lesson with its exercises, and how each stands.
struct ListScreen {
  var course: Course
  var progress: CourseProgress

  func lines(on surface: Surface) -> [Line] {
    var lines = HomeScreen.heading(course, progress, on: surface)
    for lesson in course.lessons {
      let exercises = course.exercises(of: lesson)
      guard !exercises.isEmpty else { continue }
      lines.append(Line(" \(lesson.number)  ") + Line(lesson.title, .heading))
      lines += Table(exercises.map { row($0, on: surface) }).lines(on: surface, indent: 4)
      lines.append(.blank)
    }
    let placed = Set(course.lessons.map(\.id))
    let others = course.exercises.filter { !placed.contains($0.lesson) }
    if !others.isEmpty {
      lines += Table(others.map { row($0, on: surface) }).lines(on: surface, indent: 4) + [.blank]
    }
    let signs = [ExerciseSign.done, .current, .open].map { sign in
      sign.line(surface.glyphs) + Line(" \(sign.rawValue)", .faint)
    }
    lines.append(signs.reduce(into: Line.blank) { $0 += ($0.isEmpty ? " " : "   ") + $1 })
    return lines
  }

  private func row(_ exercise: Exercise, on surface: Surface) -> [Line] {
    let standing = progress.standing(of: exercise)
    let sign = ExerciseSign(exercise, in: progress).line(surface.glyphs)
    return [
      (sign + " " + Line(Words.heading(of: exercise.id), .strong)).padded(to: nameWidth + 2),
      Line(exercise.title).padded(to: surface.width > nameWidth + titleWidth + 8 ? titleWidth : 0),
      Line(Self.words(standing), .faint),
    ]
  }

  /// The columns of names and titles, the same below every lesson.
  private var nameWidth: Int {
    course.exercises.map { Words.heading(of: $0.id).displayWidth }.max() ?? 0
  }

  private var titleWidth: Int { course.exercises.map(\.title.displayWidth).max() ?? 0 }

  /// How often it was tried, in words.
  static func words(_ standing: CourseProgress.Standing) -> String {
    var parts: [String] = []
    if standing.attempts > 0 { parts.append(Words.count(standing.attempts, "attempt")) }
    if standing.hints > 0 { parts.append(Words.count(standing.hints, "hint")) }
    return parts.joined(separator: ", ")
  }
}
