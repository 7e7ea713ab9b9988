import Foundation
import Testing

/// What README shows of the lab is what the lab says.
@Suite(.serialized)
struct ReadmeTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: ["Start.swift", "Reference.swift"])
  func `the check that it shows says so`(file: String) throws {
    let course = try FixtureCourse()
    let text = try String(
      contentsOf: root.appending(path: "exercises/08-lost-update/\(file)"), encoding: .utf8)
    try course.write(text, to: "workspace/08-lost-update.swift")
    let run = try LabRun(
      "check", "08", in: course,
      environment: ["LAB_COURSE": root.path, "LAB_WORKSPACE": course.workspace.path])
    #expect(run.status == (file == "Start.swift" ? 1 : 0))
    // The first line says how long it took.
    let screen = run.output.drop { $0 != "\n" }
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let shown =
      file == "Start.swift" ? screen : screen.prefix(while: \.isNewline) + proof(in: screen)
    #expect(readme.contains(shown), "\(run.output)")
  }

  /// The sentences of a pass, without what can be typed next.
  private func proof(in screen: Substring) -> Substring {
    let text = screen.drop(while: \.isNewline)
    return text.firstRange(of: "\n\n").map { text[..<$0.lowerBound] } ?? text
  }
}
