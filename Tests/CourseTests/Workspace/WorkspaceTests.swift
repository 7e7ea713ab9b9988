import Foundation
import Testing

@testable import Course

@Suite struct WorkspaceTests {
  let fixture: FixtureCourse
  let folder: TemporaryFolder
  let workspace: Workspace
  let exercise: Exercise
  let time = Date(timeIntervalSince1970: 1_700_000_000)

  init() throws {
    fixture = try FixtureCourse()
    folder = try TemporaryFolder()
    workspace = Workspace(root: folder.url.appending(path: "workspace"))
    exercise = try fixture.load().exercises[0]
  }

  @Test func `a learner's file begins as the start`() throws {
    #expect(!workspace.hasFile(for: exercise))
    #expect(try workspace.begin(exercise))
    #expect(workspace.file(for: exercise).lastPathComponent == "02-alpha.swift")
    #expect(try text() == "public func answer() -> Int { 0 }\n")
    #expect(try folder.names(in: "workspace") == ["02-alpha.swift"])
  }

  @Test func `it is never written over`() throws {
    try workspace.begin(exercise)
    try edit("mine")
    #expect(try !workspace.begin(exercise))
    #expect(try text() == "mine")
  }

  @Test func `a reset keeps what was there`() throws {
    try workspace.begin(exercise)
    try edit("mine")
    let backup = try workspace.reset(exercise, at: time)
    #expect(backup?.lastPathComponent == "02-alpha.20231114T221320Z.swift")
    #expect(try text() == "public func answer() -> Int { 0 }\n")
    try edit("other")
    let second = try workspace.reset(exercise, at: time)
    #expect(second?.lastPathComponent == "02-alpha.20231114T221320Z-2.swift")
    #expect(try folder.text(of: "workspace/backups/02-alpha.20231114T221320Z.swift") == "mine")
    #expect(try folder.text(of: "workspace/backups/02-alpha.20231114T221320Z-2.swift") == "other")
  }

  @Test func `a reset without a file only begins`() throws {
    #expect(try workspace.reset(exercise, at: time) == nil)
    #expect(workspace.hasFile(for: exercise))
  }

  @Test func `a reset on a full disk loses nothing`() throws {
    try workspace.begin(exercise)
    try edit("mine")
    let full = Workspace(root: workspace.root, disk: FaultyDisk(bytes: 0))
    #expect(throws: FileError.self) { try full.reset(exercise, at: time) }
    let kept = try folder.names(in: "workspace/backups").first
    let text = try kept.map { try folder.text(of: "workspace/backups/\($0)") } ?? text()
    #expect(text == "mine")
  }

  @Test func `a start that is missing is said`() throws {
    try fixture.remove("exercises/02-alpha/Start.swift")
    let error = #expect(throws: FileError.self) { try workspace.begin(exercise) }
    #expect(error?.description == "'\(exercise.url(of: .start).path)' is not there")
    #expect(try folder.names() == [])
  }

  @Test func `a submission is kept once, by its hash`() throws {
    let bytes = Data("abc".utf8)
    let first = try workspace.keep(bytes)
    let second = try workspace.keep(bytes)
    #expect(first == second)
    #expect(
      first.path
        == "submissions/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.swift")
    #expect(try workspace.bytes(of: first) == bytes)
    #expect(try folder.names(in: "workspace/submissions").count == 1)
  }

  private func text() throws -> String { try folder.text(of: "workspace/02-alpha.swift") }

  private func edit(_ text: String) throws {
    try Data(text.utf8).write(to: workspace.file(for: exercise))
  }
}
