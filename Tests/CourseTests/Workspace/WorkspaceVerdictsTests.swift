import Foundation
import Testing

@testable import Course

@Suite struct WorkspaceVerdictsTests {
  let folder: TemporaryFolder
  let workspace: Workspace
  let exercises: [Exercise]

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(root: folder.url.appending(path: "workspace"))
    exercises = try FixtureCourse().load().exercises
  }

  private func text(of exercise: Exercise) throws -> String? {
    try workspace.verdict(of: exercise).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `before the first check nothing is kept`() throws {
    #expect(try workspace.lastChecked() == nil)
    #expect(try workspace.verdict(of: exercises[0]) == nil)
    #expect(try folder.names() == [])
  }

  @Test func `the last verdict of each exercise is kept, and which was the last`() throws {
    try workspace.keepVerdict(Data("one".utf8), of: exercises[0])
    try workspace.keepVerdict(Data("two".utf8), of: exercises[1])
    try workspace.keepVerdict(Data("three".utf8), of: exercises[0])
    #expect(try text(of: exercises[0]) == "three")
    #expect(try text(of: exercises[1]) == "two")
    #expect(try workspace.lastChecked() == "02-alpha")
    #expect(
      try folder.names(in: "workspace/verdicts").sorted() == [
        "02-alpha.json", "05-beta.json", "last",
      ])
  }

  @Test func `a disk that is full at any byte leaves the old verdict or the new one`() throws {
    let new = "the new verdict"
    for bytes in 0...(new.utf8.count + exercises[0].id.utf8.count + 2) {
      try workspace.keepVerdict(Data("old".utf8), of: exercises[0])
      let full = Workspace(root: workspace.root, disk: FaultyDisk(bytes: bytes))
      do {
        try full.keepVerdict(Data(new.utf8), of: exercises[0])
      } catch {
        #expect(error.isFullDisk)
      }
      let kept = try text(of: exercises[0])
      #expect(kept == (bytes < new.utf8.count ? "old" : new), "with room for \(bytes) bytes")
      #expect(try workspace.lastChecked() == "02-alpha")
    }
  }

  @Test func `a workspace that cannot be written to says so`() throws {
    try Data().write(to: workspace.root)
    let error = #expect(throws: FileError.self) {
      try workspace.keepVerdict(Data(), of: exercises[0])
    }
    #expect(error?.reason == "lies below something that is not a folder")
  }
}
