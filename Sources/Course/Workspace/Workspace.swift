public import Foundation

/// The folder where a learner works: one Swift file an exercise, and what the lab keeps beside them.
public struct Workspace: Sendable {
  /// The folder.
  public let root: URL

  let files: DurableFile

  /// A workspace in a folder, which is created when something is first put there.
  public init(root: URL) {
    self.init(root: root, disk: SystemDisk())
  }

  init(root: URL, disk: any Disk) {
    self.root = root
    self.files = DurableFile(disk: disk)
  }

  /// Where the learner's file for an exercise is, or will be: `08-lost-update.swift`.
  public func file(for exercise: Exercise) -> URL {
    root.appending(path: exercise.id + ".swift", directoryHint: .notDirectory)
  }

  /// Where versions that a reset took away are kept.
  public var backups: URL { root.appending(path: "backups", directoryHint: .isDirectory) }

  /// Whether the learner has a file for an exercise.
  public func hasFile(for exercise: Exercise) -> Bool {
    FileManager.default.fileExists(atPath: file(for: exercise).path)
  }

  /// Creates the learner's file from the exercise's start, unless there is one already.
  ///
  /// An existing file is never changed. Returns whether it was created.
  @discardableResult
  public func begin(_ exercise: Exercise) throws(FileError) -> Bool {
    if hasFile(for: exercise) { return false }
    let start = try TextFile.bytes(of: exercise.url(of: .start))
    try files.createFolder(root)
    return try files.create(file(for: exercise), with: start)
  }

  /// Puts the exercise's start in the place of the learner's file, which is kept as a backup.
  ///
  /// Returns where the backup is; nil if there was nothing to keep.
  @discardableResult
  public func reset(_ exercise: Exercise, at time: Date) throws(FileError) -> URL? {
    let start = try TextFile.bytes(of: exercise.url(of: .start))
    try files.createFolder(root)
    let file = file(for: exercise)
    var backup: URL?
    if hasFile(for: exercise) {
      try files.createFolder(backups)
      backup = try moveAway(file, to: exercise.id, at: time)
    }
    // An editor that saved in between has created the file anew: its text is not ours to replace.
    try files.create(file, with: start)
    return backup
  }

  /// Moves a file to the first free name for its time.
  private func moveAway(_ file: URL, to name: String, at time: Date) throws(FileError) -> URL {
    let style = Date.ISO8601FormatStyle(
      dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt)
    let stamp = time.formatted(style)
    var count = 1
    while true {
      let suffix = count == 1 ? "" : "-\(count)"
      let backup = backups.appending(path: "\(name).\(stamp)\(suffix).swift")
      // An empty file holds the name, so that no other backup can be replaced.
      if try files.create(backup, with: Data()) {
        guard rename(file.path, backup.path) == 0 else {
          let code = errno
          unlink(backup.path)
          throw FileError(.write, path: file.path, code: code)
        }
        try files.disk.synchroniseFolder(backups)
        return backup
      }
      count += 1
    }
  }
}
