import Course
import Foundation

@testable import Grading

/// A grader over the lab's own kit, and two exercises that take any program: what a learner writes is compiled,
/// looked at and run as `lab check` does it.
struct Workshop {
  /// Where the body of the test runs.
  enum Body: String {
    /// On a thread: `public func program() throws -> String`.
    case thread
    /// In a task: `public func program() async throws -> String`.
    case task
  }

  private let grader: Grader
  /// What was compiled for the commands serves here too.
  private static let package = Result { try PackageRoot.find(executable: URL(filePath: #filePath)) }

  /// Made once for all tests.
  static let shared = Result {
    let root = try Self.package.get()
    return Workshop(grader: try Grader.make(package: root, cache: PackageRoot.cache(in: root)))
  }

  /// Grades a program, which passes if it returns "done" in every schedule.
  static func grade(
    _ text: String, _ body: Body = .thread, options: GradeOptions = GradeOptions()
  ) throws -> Verdict {
    try shared.get().grade(text, body, options)
  }

  private func grade(_ text: String, _ body: Body, _ options: GradeOptions) throws -> Verdict {
    // What is compiled of it is kept for the next program, by the folder's name among others.
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "programs-\(UInt64.random(in: 0 ... .max))/01-\(body.rawValue)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    for (name, text) in Self.files(body) {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let exercise = Exercise(
      number: 1, slug: "program", title: "A program", lesson: "01-programs", folder: folder,
      tests: [DeclaredTest(name: Self.test, line: 5)])
    let file = folder.appending(path: "mine.swift")
    try Data(text.utf8).write(to: file)
    return try grader.grade(file, for: exercise, options: options)
  }

  /// The name of the only test.
  static let test = "every schedule ends alike"

  private static func files(_ body: Body) -> [String: String] {
    let (effects, wait) = body == .task ? (" async", " await") : ("", "")
    return [
      "Reference.swift": "public func program()\(effects) throws -> String { \"done\" }\n",
      "Tests.swift": """
      import ConcurrencyLab
      import Solution
      import Testing

      @Test func `\(test)`()\(effects) throws {
        try\(wait) everySchedule(yields: "done") { try\(wait) program() }
      }

      """,
    ]
  }
}
