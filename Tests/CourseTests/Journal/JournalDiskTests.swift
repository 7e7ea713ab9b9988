import Foundation
import Testing

@testable import Course

/// What a full or failing disk can do to a record that is being added.
@Suite struct JournalDiskTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func journal(on disk: any Disk = SystemDisk()) -> Journal {
    Journal(workspace: Workspace(root: folder.url, disk: disk))
  }

  @Test func `full after any byte, the record is not there and the others are`() throws {
    try journal().append(JournalTests.events[1], at: JournalTests.time(0))
    let before = try folder.bytes(of: "journal.jsonl")
    let line = try JournalLine.encode(
      JournalRecord(time: JournalTests.time(1), event: JournalTests.events[2]))
    for room in 0..<line.count {
      let error = #expect(throws: FileError.self) {
        try journal(on: FaultyDisk(bytes: room))
          .append(JournalTests.events[2], at: JournalTests.time(1))
      }
      #expect(error?.isFullDisk == true)
      #expect(try folder.bytes(of: "journal.jsonl") == before, "room for \(room)")
    }
    try journal(on: FaultyDisk(bytes: line.count))
      .append(JournalTests.events[2], at: JournalTests.time(1))
    #expect(try folder.bytes(of: "journal.jsonl") == before + line)
  }

  @Test func `a full disk is one clear sentence`() throws {
    let journal = journal(on: FaultyDisk(bytes: 5))
    let error = #expect(throws: FileError.self) {
      try journal.append(JournalTests.events[1], at: JournalTests.time(0))
    }
    #expect(
      error?.description
        == "'\(journal.file.path)' cannot be written: the disk is full; free some space and do it again, nothing that was saved is lost"
    )
  }

  @Test func `half a line that cannot be taken back is set aside by the next reader`() throws {
    try journal().append(JournalTests.events[1], at: JournalTests.time(0))
    #expect(throws: FileError.self) {
      try journal(on: FaultyDisk(bytes: 30, canTruncate: false))
        .append(JournalTests.events[2], at: JournalTests.time(1))
    }
    let contents = try journal().read()
    #expect(contents.records.map(\.event) == [JournalTests.events[1]])
    #expect(contents.notices == [.cutShort(bytes: 30, kept: 1, file: "journal.damaged-1")])
  }

  @Test func `a record that may not have reached the disk is not there`() throws {
    try journal().append(JournalTests.events[1], at: JournalTests.time(0))
    #expect(throws: FileError.self) {
      try journal(on: FaultyDisk(synchronisations: 0, code: EIO))
        .append(JournalTests.events[2], at: JournalTests.time(1))
    }
    #expect(try journal().read().records.count == 1)
  }

  @Test func `a repair that fails leaves the journal as it is`() throws {
    try journal().append(JournalTests.events[1], at: JournalTests.time(0))
    let torn = try folder.bytes(of: "journal.jsonl") + Data("{\"v\":1,\"by".utf8)
    try torn.write(to: journal().file)
    for room in [0, 5, 10, 40] {
      let contents = try journal(on: FaultyDisk(bytes: room)).read()
      #expect(contents.records.count == 1)
      let text = contents.notices.map(\.description).joined()
      #expect(
        text.hasPrefix(
          "the journal is damaged (10 bytes cannot be read), and the 1 other entry is kept; it could not be repaired: '"
        ))
      #expect(try folder.bytes(of: "journal.jsonl") == torn)
    }
    #expect(try journal().read().notices.count == 1)
  }

  @Test func `no file of an attempt that failed stays behind`() throws {
    #expect(throws: FileError.self) {
      try Workspace(root: folder.url, disk: FaultyDisk(bytes: 3)).keep(Data("0123456789".utf8))
    }
    #expect(try folder.names(in: "submissions") == [])
  }
}
