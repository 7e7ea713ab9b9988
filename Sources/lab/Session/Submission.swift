import Course
import Foundation
import Grading
import Pictures

/// The file that is to be graded, and its exercise.
struct Submission {
  var exercise: Exercise
  var file: URL
  /// Whether the file was only just created from the exercise's start.
  var isNew = false

  /// What is typed to name it: the file's path, or the exercise's number.
  var argument: String

  /// The text of the file; nothing if no grader would take it.
  var text: String? { try? InputRule.read(file) }

  /// The text of the file for pictures, under every name that a trace may give it; nothing if no
  /// grader would take the file.
  var source: SourceText {
    guard let text else { return SourceText() }
    var source = SourceText()
    for name in [file.lastPathComponent, "\(exercise.id).swift"] { source.add(text, named: name) }
    return source
  }

  /// The tests, to quote from.
  var tests: TestText? {
    let file = exercise.url(of: .tests)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    return TestText(text, declared: exercise.tests)
  }
}

extension Session {
  /// What the first argument names: a Swift file anywhere, an exercise, or the current exercise.
  func submission(in course: Course, progress: CourseProgress) throws -> Submission {
    try submission(named: invocation.arguments.first, in: course, progress: progress)
  }

  /// What a word names: a Swift file anywhere, an exercise, or, without a word, the current exercise.
  func submission(
    named name: String?, in course: Course, progress: CourseProgress
  ) throws -> Submission {
    let workspace = try workspace()
    if let name, name.hasSuffix(".swift") || name.contains("/") {
      return try submission(file: URL(filePath: name), as: name, in: course, progress: progress)
    }
    let exercise = try exercise(named: name, in: course, progress: progress)
    let isNew = try workspace.begin(exercise)
    return Submission(
      exercise: exercise, file: workspace.file(for: exercise), isNew: isNew,
      argument: exercise.digits)
  }

  private func submission(
    file: URL, as typed: String, in course: Course, progress: CourseProgress
  ) throws -> Submission {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw SessionError.noFile(typed)
    }
    let name = file.deletingPathExtension().lastPathComponent
    let folder = file.deletingLastPathComponent().lastPathComponent
    let inFolder = file.deletingLastPathComponent().deletingLastPathComponent().lastPathComponent
    for name in [name, folder, inFolder] {
      if let exercise = course.exercises.first(where: { $0.id == name || $0.slug == name }) {
        return Submission(exercise: exercise, file: file, argument: typed)
      }
    }
    if let current = progress.current {
      return Submission(exercise: current, file: file, argument: typed)
    }
    throw SessionError.unknownFile(file.lastPathComponent)
  }
}
