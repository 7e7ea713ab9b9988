import Foundation

/// A course of two exercises in a temporary folder, with a workspace; removed at the end.
final class FixtureCourse: Sendable {
  let root: URL
  let workspace: URL

  init() throws {
    let name =
      "lab-tests-\(ProcessInfo.processInfo.processIdentifier)-\(UInt64.random(in: 0 ... .max))"
    root = URL(filePath: NSTemporaryDirectory()).appending(path: name).resolvingSymlinksInPath()
    workspace = root.appending(path: "workspace")
    try Self.exercise(
      "01-first-sum", title: "The first sum", id: "7C0A3E52-64B1-4C83-9A6C-0C8F5A5C1D01",
      in: root)
    try Self.exercise(
      "02-second-sum", title: "The second sum", id: "7C0A3E52-64B1-4C83-9A6C-0C8F5A5C1D02",
      in: root)
    try Self.write(Self.lesson, to: root.appending(path: "lessons/01-sums/lesson.md"))
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// The text of a file below the course's folder.
  func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Writes a file below the course's folder.
  func write(_ text: String, to path: String) throws {
    try Self.write(text, to: root.appending(path: path))
  }

  private static func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private static func exercise(_ name: String, title: String, id: String, in root: URL) throws {
    let files = [
      "exercise.json": """
      {
        "version": 1, "id": "\(id)", "title": "\(title)", "lesson": "01-sums",
        "starts": { "fails": "one and one are two" }
      }
      """,
      "README.md": "# \(title)\n\nAdd `left` and `right`.\n",
      "Start.swift": "public func sum(_ left: Int, _ right: Int) -> Int {\n  left\n}\n",
      "Reference.swift": "public func sum(_ left: Int, _ right: Int) -> Int {\n  left + right\n}\n",
      "Tests.swift": """
      import Solution
      import Testing

      @Test func `one and one are two`() {
        #expect(sum(1, 1) == 2)
      }

      """,
      "hints.md": "## 1\n\nMild.\n\n## 2\n\nPlainer.\n\n## 3\n\nPlain.\n",
      "wrong/takes-one.swift": """
      // caught by: 'one and one are two' - one of the two is left out.
      public func sum(_ left: Int, _ right: Int) -> Int { right }

      """,
    ]
    for (file, text) in files {
      try write(text, to: root.appending(path: "exercises/\(name)/\(file)"))
    }
  }

  private static let lesson = """
    # Sums

    Two numbers make one.

    ? What is one and one?
    - [ ] one :: That is one of them.
    - [x] two :: Both of them.

    Now you know.

    ---

    !exercise 01-first-sum

    ---

    Once more.

    ---

    !exercise 02-second-sum

    Two sums are done.

    ---

    The end of the sums: a **total**.

    """
}
