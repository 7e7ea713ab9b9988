import Foundation
import Testing

@testable import Course

/// What a crash, an editor or a bad disk can do to a journal of three records.
@Suite struct JournalDamageTests {
  let folder: TemporaryFolder
  let journal: Journal
  let whole: Data
  let lengths: [Int]

  init() throws {
    folder = try TemporaryFolder()
    journal = Journal(workspace: Workspace(root: folder.url))
    let lines = try (0..<3).map { try JournalLine.encode(Self.record($0)) }
    whole = lines.reduce(Data(), +)
    lengths = lines.map(\.count)
  }

  @Test func `cut at any byte, it keeps what is whole and nothing else`() throws {
    for length in 0...whole.count {
      let scan = JournalScan(whole.prefix(length))
      // A line is whole before its line feed has come.
      let kept = (1...3).count { lengths.prefix($0).reduce(0, +) - 1 <= length }
      #expect(scan.records == (0..<kept).map(Self.record), "cut at \(length)")
      let rest = length - lengths.prefix(kept).reduce(0, +)
      #expect(scan.damage.count == max(0, rest), "cut at \(length)")
      #expect(scan.isCutShort == (rest > 0), "cut at \(length)")
    }
  }

  @Test func `any byte changed, it loses one record at most and invents none`() throws {
    let records = (0..<3).map(Self.record)
    for index in whole.indices {
      let line = (0..<3).first { index < lengths.prefix($0 + 1).reduce(0, +) } ?? 2
      let isLineFeed = index + 1 == lengths.prefix(line + 1).reduce(0, +)
      for bit in [0, 3, 7] {
        var bytes = whole
        bytes[index] ^= 1 << bit
        let scan = JournalScan(bytes)
        var expected = records
        if !isLineFeed { expected.remove(at: line) }
        #expect(scan.records == expected, "byte \(index), bit \(bit)")
        #expect(!scan.damage.isEmpty, "byte \(index), bit \(bit)")
        #expect(scan.foreign == 0)
      }
    }
  }

  @Test func `a torn last entry is set aside, and said once`() throws {
    try whole.dropLast(20).write(to: journal.file)
    let cut = lengths[2] - 20
    let contents = try journal.read()
    #expect(contents.records == [Self.record(0), Self.record(1)])
    #expect(
      contents.notices.map(\.description) == [
        "the last entry of the journal was cut short; its \(cut) bytes are in 'journal.damaged-1', and the 2 other entries are kept"
      ])
    #expect(try folder.bytes(of: "journal.damaged-1") == whole.dropLast(20).suffix(cut))
    #expect(try folder.bytes(of: "journal.jsonl") == whole.prefix(lengths[0] + lengths[1]))
    #expect(try journal.read().notices == [])
  }

  @Test func `a record added to a torn journal is not lost`() throws {
    try whole.dropLast(20).write(to: journal.file)
    let notices = try journal.append(Self.record(2).event, at: Self.record(2).time)
    #expect(notices.count == 1)
    #expect(try folder.bytes(of: "journal.jsonl") == whole)
  }

  @Test func `a record added to a journal without its last line feed is not lost`() throws {
    try whole.prefix(lengths[0] + lengths[1] - 1).write(to: journal.file)
    let notices = try journal.append(Self.record(2).event, at: Self.record(2).time)
    #expect(notices == [])
    #expect(try folder.bytes(of: "journal.jsonl") == whole)
  }

  @Test func `damage in the middle is set aside, and the rest stays in order`() throws {
    var bytes = whole
    bytes[lengths[0] + 60] ^= 1
    try bytes.write(to: journal.file)
    try Data("older".utf8).write(to: folder.url.appending(path: "journal.damaged-1"))
    let contents = try journal.read()
    #expect(contents.records == [Self.record(0), Self.record(2)])
    #expect(
      contents.notices.map(\.description) == [
        "the journal was damaged; what could not be read (\(lengths[1]) bytes) is in 'journal.damaged-2', and the 2 other entries are kept"
      ])
    #expect(
      try folder.bytes(of: "journal.damaged-2") == bytes.dropFirst(lengths[0]).prefix(lengths[1]))
    #expect(try folder.text(of: "journal.damaged-1") == "older")
  }

  @Test func `damage in the middle and at the end is one notice`() throws {
    var bytes = whole.dropLast(20)
    bytes[60] ^= 1
    try bytes.write(to: journal.file)
    let contents = try journal.read()
    #expect(contents.records == [Self.record(1)])
    let count = bytes.count - lengths[1]
    #expect(contents.notices == [.damaged(bytes: count, kept: 1, file: "journal.damaged-1")])
  }

  @Test func `zeros that a power cut leaves at the end are set aside`() throws {
    try (whole + Data(count: 4096)).write(to: journal.file)
    let contents = try journal.read()
    #expect(contents.records.count == 3)
    #expect(
      contents.notices == [.cutShort(bytes: 4096, kept: 3, file: "journal.damaged-1")])
  }

  @Test func `blank lines are nothing to speak of`() throws {
    let bytes = Data("\n\n".utf8) + whole + Data("\n".utf8)
    #expect(JournalScan(bytes).damage.isEmpty)
    #expect(JournalScan(bytes).records.count == 3)
  }

  @Test func `nothing but rubbish is set aside whole`() throws {
    try Data("rubbish".utf8).write(to: journal.file)
    #expect(
      try journal.read().notices.map(\.description) == [
        "the last entry of the journal was cut short; its 7 bytes are in 'journal.damaged-1', and no other entry is there"
      ])
    #expect(try folder.bytes(of: "journal.jsonl") == Data())
  }

  private static func record(_ index: Int) -> JournalRecord {
    let event = JournalTests.events[index]
    return JournalRecord(time: JournalTests.time(index), event: event)
  }
}
