import Course
import Foundation

/// A small sound course in a temporary folder, which a test may spoil; removed with this value.
final class FixtureCourse {
  /// The course's folder.
  let root: URL

  /// Two lessons and three exercises, with nothing wrong.
  init() throws {
    root = URL(filePath: NSTemporaryDirectory())
      .appending(path: "course-\(UUID().uuidString)", directoryHint: .isDirectory)
    try write(
      Self.lesson("First", leadingTo: ["02-alpha", "05-beta"]), to: "lessons/01-first/lesson.md")
    try write(Self.lesson("Second", leadingTo: ["08-gamma"]), to: "lessons/02-second/lesson.md")
    try addExercise("02-alpha", lesson: "01-first", digit: 2)
    try addExercise("05-beta", lesson: "01-first", digit: 5, after: "[2]")
    try addExercise("08-gamma", lesson: "02-second", digit: 8, after: "[2, 5]")
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// The course as it is now.
  func load() throws -> Course { try Course.load(at: root) }

  /// Everything that is wrong with it now, a line each.
  func problems() throws -> [String] { try load().problems().map(\.description) }

  /// Puts a text into a file.
  func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  /// Puts bytes into a file.
  func write(_ bytes: Data, to path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  /// Changes one piece of a file.
  func replace(
    _ old: String, with new: String, in path: String, ifThere: Bool = false
  ) throws {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    guard ifThere || text.contains(old) else { throw CocoaError(.fileReadUnknown) }
    try write(text.replacingOccurrences(of: old, with: new), to: path)
  }

  /// Removes a file or a folder.
  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appending(path: path))
  }

  /// Gives a file or a folder another name.
  func move(_ path: String, to other: String) throws {
    try FileManager.default.moveItem(
      at: root.appending(path: path), to: root.appending(path: other))
  }

  private func addExercise(
    _ id: String, lesson: String, digit: Int, after: String = "[]"
  ) throws {
    let folder = "exercises/\(id)"
    try write(
      """
      {
        "version": 1,
        "id": "00000000-0000-4000-8000-00000000000\(digit)",
        "title": "Exercise \(digit)",
        "lesson": "\(lesson)",
        "starts": { "fails": "the answer is right" },
        "after": \(after),
        "limits": { "seconds": 10 }
      }
      """, to: "\(folder)/exercise.json")
    try write("# Exercise \(digit)\n\nDo it.\n", to: "\(folder)/README.md")
    try write("public func answer() -> Int { 0 }\n", to: "\(folder)/Start.swift")
    try write("public func answer() -> Int { 42 }\n", to: "\(folder)/Reference.swift")
    try write(
      """
      import Solution
      import Testing

      @Test func `the answer is right`() {
        #expect(answer() == 42)
      }

      @Test(.disabled()) func `nothing is printed`() {}
      """, to: "\(folder)/Tests.swift")
    try write("## 1\n\nLook.\n\n## 2\n\nThink.\n\n## 3\n\nAdd.\n", to: "\(folder)/hints.md")
    try write(
      "// caught by: 'the answer is right' - one too few\npublic func answer() -> Int { 41 }\n",
      to: "\(folder)/wrong/one-too-few.swift")
    try write(
      "// caught by: deadlocked - waits for itself\npublic func answer() -> Int { 42 }\n",
      to: "\(folder)/wrong/waits.swift")
  }

  private static func lesson(_ title: String, leadingTo exercises: [String]) -> String {
    """
    # \(title)

    A page.

    ---

    ? What is next?
    - [ ] nothing :: There is more.
    - [x] an exercise :: So it is.

    """ + exercises.map { "\n---\n\n!exercise \($0)\n" }.joined()
  }
}
