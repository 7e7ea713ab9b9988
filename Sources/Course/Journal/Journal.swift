public import Foundation

/// What a learner has done, in the workspace's `journal.jsonl`: records are added at its end and
/// never changed.
///
/// A record is saved once `append` has returned, whatever happens then; when `append` throws, it is
/// not in the journal. Several processes may use one journal at the same time.
public struct Journal: Sendable {
  /// What has been read.
  public struct Contents: Hashable, Sendable {
    /// The records, oldest first.
    public var records: [JournalRecord] = []
    /// What the owner should be told.
    public var notices: [JournalNotice] = []
  }

  /// The file.
  public let file: URL

  private let folder: URL
  private let files: DurableFile

  /// The journal of a workspace.
  public init(workspace: Workspace) {
    folder = workspace.root
    files = workspace.files
    file = folder.appending(path: "journal.jsonl", directoryHint: .notDirectory)
  }

  /// Reads what is there, and sets aside what cannot be read.
  ///
  /// Damage that cannot be set aside, in a workspace that may not be written to, stays where it is.
  public func read() throws(FileError) -> Contents {
    guard FileManager.default.fileExists(atPath: file.path) else { return Contents() }
    do throws(FileError) {
      return try whileLocked { () throws(FileError) in try readAndRepair() }
    } catch {
      let scan = try scan()
      return Contents(records: scan.records, notices: notices(of: scan, failedWith: error))
    }
  }

  /// Adds records of one moment, and returns what the owner should be told about the rest.
  ///
  /// When it returns, they are on the disk.
  @discardableResult
  public func append(
    _ events: JournalEvent..., at time: Date
  ) throws(FileError) -> [JournalNotice] {
    var lines = Data()
    do {
      for event in events {
        lines += try JournalLine.encode(JournalRecord(time: time, event: event))
      }
    } catch {
      // No event of ours is like that; a number that is infinite would be.
      throw FileError(.write, path: file.path, code: EINVAL)
    }
    try files.createFolder(folder)
    return try whileLocked { () throws(FileError) in
      let contents = try readAndRepair()
      try write(lines)
      return contents.notices
    }
  }

  /// Does something while no other process reads or writes the journal.
  private func whileLocked<Result>(
    _ body: () throws(FileError) -> Result
  ) throws(FileError) -> Result {
    // The journal itself is replaced when it is repaired, so the lock is another file's.
    let lock = try OpenFile(
      folder.appending(path: "journal.lock"), O_RDWR | O_CREAT, for: .write)
    while flock(lock.descriptor, LOCK_EX) != 0 {
      // A file system without locks has no two processes that could meet.
      guard errno == EINTR else { break }
    }
    return try body()
  }

  private func scan() throws(FileError) -> JournalScan {
    do throws(FileError) {
      return JournalScan(try TextFile.bytes(of: file))
    } catch {
      if error.code == ENOENT { return JournalScan(Data()) }
      throw error
    }
  }

  private func readAndRepair() throws(FileError) -> Contents {
    let scan = try scan()
    var contents = Contents(records: scan.records)
    if !scan.damage.isEmpty {
      let name = try setAside(scan.damage)
      try files.replace(file, with: scan.whole)
      let (bytes, kept) = (scan.damage.count, scan.records.count + scan.foreign)
      contents.notices.append(
        scan.isCutShort
          ? .cutShort(bytes: bytes, kept: kept, file: name)
          : .damaged(bytes: bytes, kept: kept, file: name))
    }
    if scan.foreign > 0 { contents.notices.append(.foreign(count: scan.foreign)) }
    return contents
  }

  private func notices(of scan: JournalScan, failedWith error: FileError) -> [JournalNotice] {
    var notices: [JournalNotice] = []
    if !scan.damage.isEmpty {
      let kept = scan.records.count + scan.foreign
      notices.append(.notSetAside(bytes: scan.damage.count, kept: kept, reason: error))
    }
    if scan.foreign > 0 { notices.append(.foreign(count: scan.foreign)) }
    return notices
  }

  /// Writes bytes to the first free `journal.damaged-N`, and returns its name.
  private func setAside(_ bytes: Data) throws(FileError) -> String {
    var number = 1
    while true {
      let name = "journal.damaged-\(number)"
      if try files.create(folder.appending(path: name), with: bytes) { return name }
      number += 1
    }
  }

  private func write(_ lines: Data) throws(FileError) {
    let open = try OpenFile(file, O_WRONLY | O_APPEND | O_CREAT, for: .write)
    let length = lseek(open.descriptor, 0, SEEK_END)
    guard length >= 0 else { throw FileError(.write, path: file.path, code: errno) }
    do throws(FileError) {
      // A journal that was saved by an editor may have lost its last line feed.
      try files.disk.writeAll(try endsLine(at: length) ? lines : Data("\n".utf8) + lines, to: open)
      try files.disk.synchronise(open)
      if length == 0 { try files.disk.synchroniseFolder(folder) }
    } catch {
      // Half a line would be set aside by the next reader; a whole one would be read as saved.
      try? files.disk.truncate(open.descriptor, to: Int(length))
      try? files.disk.synchronise(open)
      throw error
    }
  }

  private func endsLine(at length: off_t) throws(FileError) -> Bool {
    guard length > 0 else { return true }
    let open = try OpenFile(file, O_RDONLY, for: .read)
    lseek(open.descriptor, length - 1, SEEK_SET)
    return try open.readAll().first == UInt8(ascii: "\n")
  }
}
