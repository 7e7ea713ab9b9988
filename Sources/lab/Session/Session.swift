import Course
import Foundation
import Grading
import Terminal

/// What every command works with: where it writes, what it was asked, which course and workspace.
struct Session: Sendable {
  /// What was asked.
  let invocation: Invocation
  /// Where the answer goes.
  let output: Output
  /// Where notices and errors go.
  let errors: Output
  /// The environment's variables.
  let environment: [String: String]
  /// Whether a person sits at both ends.
  let isInteractive: Bool
  /// How the command was called, so that what is shown can be typed: `swift run lab`.
  let name: String

  /// What one can draw on.
  var surface: Surface { output.surface }

  /// Whether the answer is JSON.
  var isJSON: Bool { invocation.has(.json) }

  /// A command as it is typed here: `swift run lab check 08`.
  func typed(_ words: String...) -> String { ([name] + words).joined(separator: " ") }

  // MARK: Folders

  /// The folder of the course: by option, by environment, or the lab's own.
  func courseFolder() throws -> URL {
    if let folder = invocation.options[.course] { return URL(filePath: folder) }
    if let folder = environment["LAB_COURSE"], !folder.isEmpty { return URL(filePath: folder) }
    return try PackageRoot.find(environment: environment)
  }

  /// Reads the course.
  func course() throws -> Course { try Course.load(at: courseFolder()) }

  /// The folder of the learner's files: by option, by environment, or beside the course.
  func workspace() throws -> Workspace {
    if let folder = invocation.options[.workspace] { return Workspace(root: URL(filePath: folder)) }
    if let folder = environment["LAB_WORKSPACE"], !folder.isEmpty {
      return Workspace(root: URL(filePath: folder))
    }
    return Workspace(root: try courseFolder().appending(path: "workspace"))
  }

  /// A path as a person would type it here: from the current folder if it lies below.
  func path(_ url: URL) -> String {
    let here = FileManager.default.currentDirectoryPath
    return url.path.hasPrefix(here + "/") ? String(url.path.dropFirst(here.count + 1)) : url.path
  }

  // MARK: Journal

  /// How far the learner has come; what is wrong with the journal is said.
  func progress(in course: Course) throws -> CourseProgress {
    let contents = try Journal(workspace: workspace()).read()
    for notice in contents.notices { try notify(notice.description) }
    return CourseProgress(records: contents.records, in: course)
  }

  /// Writes down what happened, if that can be; if not, it is said, and the command goes on.
  func remember(_ event: JournalEvent) throws {
    do throws(FileError) {
      try Journal(workspace: try self.workspaceOrFail()).append(event, at: Date())
    } catch {
      try notify("this was not written down: \(error)")
    }
  }

  private func workspaceOrFail() throws(FileError) -> Workspace {
    do { return try workspace() } catch {
      throw FileError(.write, path: "workspace", code: ENOENT)
    }
  }

  /// The exercise that the first argument names, or the current one.
  func exercise(in course: Course, progress: CourseProgress) throws -> Exercise {
    try exercise(named: invocation.arguments.first, in: course, progress: progress)
  }

  /// The exercise that a word names, or the current one.
  func exercise(named name: String?, in course: Course, progress: CourseProgress) throws -> Exercise
  {
    if let name { return try course.exercise(named: name) }
    if let current = progress.current { return current }
    throw SessionError.allDone(isEmpty: course.exercises.isEmpty)
  }

  // MARK: Output

  /// Writes an answer.
  func write(_ lines: [Line]) throws { try output.write(lines) }

  /// Writes an answer as JSON.
  func write(json value: some Encodable) throws {
    try output.write(bytes: encoded(value))
  }

  /// An answer as JSON, with a line end.
  func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// Says something beside the answer.
  func notify(_ sentence: String) throws { try errors.write(Line("lab: \(sentence)")) }
}
