import Course
import Foundation
import Terminal

/// `lab show [NN]`: the pages that lead to an exercise, its task, and once it is solved the pages
/// after it.
struct ShowCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let course = try session.course()
    let progress = try session.progress(in: course)
    let exercise = try session.exercise(in: course, progress: progress)
    let workspace = try session.workspace()
    let task = try exercise.readme()
    try begin(exercise, in: workspace)
    let pages = course.pages(leadingTo: exercise)
    let isSolved = progress.standing(of: exercise).isSolved
    let after = isSolved ? course.pages(after: exercise) : nil
    let closing = isSolved ? course.closing(of: exercise) : ""
    if session.isJSON {
      try session.write(
        json: ExerciseListing(
          exercise: CourseListing.Item(exercise, progress), lesson: exercise.lesson,
          file: workspace.file(for: exercise).path, task: task, pages: listed(pages),
          closing: closing.isEmpty ? nil : closing, pagesAfter: listed(after)))
      return .done
    }
    if let pages, try !show(pages, progress: progress) { return .done }
    let screen = TaskScreen(
      exercise: exercise, task: task, file: session.path(workspace.file(for: exercise)),
      standing: progress.standing(of: exercise), name: session.name)
    try session.write(screen.lines(on: session.surface))
    if !closing.isEmpty {
      try session.write([.blank] + Markdown(closing).lines(on: session.surface))
    }
    if let after { try show(after: after, progress: progress) }
    try FirstRun(session).prepare(exercise, of: course)
    return .done
  }

  /// Puts the learner's file in its place; a workspace that cannot be written to can still be read.
  private func begin(_ exercise: Exercise, in workspace: Workspace) throws {
    do throws(FileError) { try workspace.begin(exercise) } catch {
      try session.notify("your file was not created: \(error)")
    }
  }

  /// Shows the pages; whether the learner went on to their end.
  private func show(_ pages: LessonPages, progress: CourseProgress) throws -> Bool {
    let read = progress.reading(of: pages.lesson).steps
    if session.isInteractive, let first = pages.steps.first(where: { $0 >= read }) {
      return try Reading(session, pages: pages).run(from: first)
    }
    try write(pages)
    return true
  }

  /// Shows the pages after an exercise; to a reader at a terminal who wants to go on.
  private func show(after pages: LessonPages, progress: CourseProgress) throws {
    let read = progress.reading(of: pages.lesson).steps
    if session.isInteractive, let first = pages.steps.first(where: { $0 >= read }) {
      try session.write([.blank])
      let reading = Reading(session, pages: pages)
      if try reading.isWanted() { _ = try reading.run(from: first) }
      return
    }
    try session.write([.blank])
    try write(pages)
  }

  /// Writes the pages one below the other.
  private func write(_ pages: LessonPages) throws {
    for index in pages.steps {
      let screen = PageScreen(
        lesson: pages.lesson, index: index, showsAnswers: session.invocation.has(.answers),
        typed: session.name)
      try session.write(screen.lines(on: session.surface) + [.blank])
    }
    if pages.hasQuestions, !session.invocation.has(.answers) {
      let step = NextStep(
        command: session.typed("show", pages.exercise.digits, "--answers"),
        effect: "the same with the answers to the questions")
      try session.write(NextStep.lines([step], on: session.surface) + [.blank])
    }
  }

  private func listed(_ pages: LessonPages?) -> [ExerciseListing.Page] {
    guard let pages else { return [] }
    let withAnswers = session.invocation.has(.answers)
    return pages.steps.map { index in
      ExerciseListing.Page(pages.lesson.steps[index], at: index, withAnswers: withAnswers)
    }
  }
}
