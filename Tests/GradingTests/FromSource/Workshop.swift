import Course
import Foundation

@testable import Grading

/// A grader over the lab's own kit, and exercises that take any program: what a learner writes is compiled,
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
    let (effects, wait) = body == .task ? (" async", " await") : ("", "")
    let test = Test(
      name: Self.test,
      text: """
        @Test func `\(Self.test)`()\(effects) throws {
          try\(wait) everySchedule(yields: "done") { try\(wait) program() }
        }
        """)
    return try shared.get().grade(
      text, options, named: body.rawValue, tests: [test],
      reference: "public func program()\(effects) throws -> String { \"done\" }\n")
  }

  /// A test of an exercise.
  struct Test {
    /// Its name, as it stands between the backticks.
    var name: String
    /// Its declaration.
    var text: String
  }

  /// Grades a program against tests of its own.
  /// - Parameters:
  ///   - name: what tells these tests and this reference from others.
  ///   - reference: what compiles with the tests.
  func grade(
    _ text: String, _ options: GradeOptions = GradeOptions(), named name: String, tests: [Test],
    reference: String
  ) throws -> Verdict {
    // What is compiled of it is kept for the next program, by the folder's name among others.
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "programs-\(UInt64.random(in: 0 ... .max))/01-\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    let imports = "import ConcurrencyLab\nimport Solution\nimport Testing\n"
    let files = [
      "Reference.swift": reference,
      "Tests.swift": imports + tests.map { "\n\($0.text)\n" }.joined(),
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    var line = 5
    let declared = tests.map { test in
      defer { line += test.text.count { $0 == "\n" } + 2 }
      return DeclaredTest(name: test.name, line: line)
    }
    let exercise = Exercise(
      number: 1, slug: "program", title: "A program", lesson: "01-programs", folder: folder,
      tests: declared)
    let file = folder.appending(path: "mine.swift")
    try Data(text.utf8).write(to: file)
    return try grader.grade(file, for: exercise, options: options)
  }

  /// The name of the only test.
  static let test = "every schedule ends alike"
}
