import Foundation
import Testing

@testable import Course

@Suite struct EditorPackageTests {
  let fixture: FixtureCourse
  let workspace: Workspace
  let course: Course
  var kit: URL { fixture.root.appending(path: "kit") }

  init() throws {
    fixture = try FixtureCourse()
    try fixture.write("// prelude\n", to: "kit/Prelude.swift")
    try fixture.write("public struct Shared {}\n", to: "exercises/05-beta/Support.swift")
    course = try fixture.load()
    workspace = Workspace(root: fixture.root.appending(path: "workspace"))
  }

  @Test func `each exercise that was begun is a target with its prelude`() throws {
    try workspace.begin(course.exercises[0])
    try workspace.begin(course.exercises[1])
    try update()
    let manifest = try text(of: "Package.swift")
    #expect(manifest.contains("let exercises: [String] = [\n  \"02-alpha\",\n  \"05-beta\",\n]\n"))
    #expect(manifest.contains("let kit = \"\(kit.path)\"\n"))
    #expect(try text(of: "editor/02-alpha/Prelude.swift") == "// prelude\n")
    #expect(try text(of: "editor/05-beta/Support.swift") == "public struct Shared {}\n")
    let files = FileManager.default
    #expect(
      !files.fileExists(
        atPath: workspace.root.appending(path: "editor/02-alpha/Support.swift").path))
    #expect(!files.fileExists(atPath: workspace.root.appending(path: "editor/08-gamma").path))
  }

  @Test func `what has not changed is not touched`() throws {
    try workspace.begin(course.exercises[0])
    try update()
    let before = try identity(of: "Package.swift")
    try update()
    #expect(try identity(of: "Package.swift") == before)
    try workspace.begin(course.exercises[2])
    try update()
    #expect(try identity(of: "Package.swift") != before)
  }

  @Test func `a manifest with nothing in it is one still`() throws {
    let manifest = EditorPackage(exercises: [], kit: "a\"b\\").manifest
    #expect(manifest.contains("let exercises: [String] = [\n\n]\n"))
    #expect(manifest.contains(#"let kit = "a\"b\\""#))
  }

  private func update() throws {
    try workspace.updateEditorPackage(for: course.exercises, kit: kit)
  }

  private func text(of path: String) throws -> String {
    try String(contentsOf: workspace.root.appending(path: path), encoding: .utf8)
  }

  private func identity(of path: String) throws -> UInt64 {
    var status = stat()
    let result = stat(workspace.root.appending(path: path).path, &status)
    try #require(result == 0)
    return UInt64(status.st_ino)
  }
}
