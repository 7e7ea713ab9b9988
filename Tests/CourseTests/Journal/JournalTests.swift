import Foundation
import Testing

@testable import Course

@Suite struct JournalTests {
  let folder: TemporaryFolder
  let journal: Journal

  init() throws {
    folder = try TemporaryFolder()
    journal = Journal(workspace: Workspace(root: folder.url))
  }

  @Test func `a journal that is not there is empty, and reading does not create it`() throws {
    #expect(try journal.read() == Journal.Contents())
    #expect(try folder.names() == [])
  }

  @Test func `every kind of record comes back as it was`() throws {
    for (index, event) in Self.events.enumerated() {
      try journal.append(event, at: Self.time(index))
    }
    let contents = try journal.read()
    #expect(contents.notices == [])
    #expect(contents.records.map(\.event) == Self.events)
    #expect(contents.records.map(\.time) == Self.events.indices.map(Self.time))
  }

  @Test func `the file is lines of JSON, as documented`() throws {
    try journal.append(.hint(exercise: Self.exercise, level: 2), at: Self.time(0))
    let expected =
      #"{"v":1,"bytes":96,"crc":"18e819b8","record":{"exercise":"00000000-0000-4000-8000-000000000001","kind":"hint","level":2,"time":1700000000000}}"#
      + "\n"
    #expect(try folder.text(of: "journal.jsonl") == expected)
  }

  @Test func `several events of one moment are added together`() throws {
    try journal.append(Self.events[1], Self.events[2], at: Self.time(0))
    #expect(try journal.read().records.map(\.event) == [Self.events[1], Self.events[2]])
  }

  @Test func `a workspace that is not there is created`() throws {
    let deep = Workspace(root: folder.url.appending(path: "a/b"))
    try Journal(workspace: deep).append(Self.events[1], at: Self.time(0))
    #expect(try Journal(workspace: deep).read().records.count == 1)
  }

  @Test func `records of a newer lab are kept and not counted`() throws {
    try journal.append(Self.events[1], at: Self.time(0))
    var bytes = try folder.bytes(of: "journal.jsonl")
    bytes += JournalLine.encode(Data(#"{"time":1,"kind":"dance"}"#.utf8), version: 1)
    bytes += JournalLine.encode(Data(#"{"anything":1}"#.utf8), version: 2)
    try bytes.write(to: journal.file)
    let contents = try journal.read()
    #expect(contents.records.count == 1)
    #expect(
      contents.notices.map(\.description) == [
        "2 entries of the journal came from a newer lab; kept, and not counted here"
      ])
    #expect(try folder.bytes(of: "journal.jsonl") == bytes)
  }

  @Test func `a folder in its place is said`() throws {
    try FileManager.default.createDirectory(at: journal.file, withIntermediateDirectories: false)
    let error = #expect(throws: FileError.self) { try journal.read() }
    #expect(error?.description == "'\(journal.file.path)' is a folder, not a file")
  }

  static let exercise = UUID(uuidString: "00000000-0000-4000-8000-000000000001") ?? UUID()

  static let events: [JournalEvent] = [
    .attempt(
      JournalEvent.Attempt(
        exercise: exercise, name: "08-lost-update", isSubmission: true, outcome: "passed",
        hash: "ab\"\n{\"v\":1", copy: "submissions/ab.swift", course: "0123456789ab", seconds: 0.25)
    ),
    .hint(exercise: exercise, level: 1),
    .step(lesson: "02-x-plus-one", index: 3),
    .answer(lesson: "02-x-plus-one", step: 1, choice: 0, isRight: false),
    .reset(exercise: exercise, backup: nil),
    .reset(exercise: exercise, backup: "backups/08-lost-update.x.swift"),
  ]

  static func time(_ index: Int) -> Date {
    Date(timeIntervalSince1970: 1_700_000_000 + Double(index) / 1000)
  }
}
