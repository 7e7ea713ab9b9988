import Foundation

/// Writing of files that are there whole or not at all, whenever the power goes.
struct DurableFile {
  /// Where the bytes go.
  var disk: any Disk = SystemDisk()

  /// Creates a folder, and those above it that are missing.
  func createFolder(_ folder: URL) throws(FileError) {
    if try makeOne(folder) {
      var status = stat()
      guard stat(folder.path, &status) == 0 else {
        throw FileError(.write, path: folder.path, code: errno)
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw FileError(.write, path: folder.path, code: ENOTDIR)
      }
      return
    }
    try createFolder(folder.deletingLastPathComponent())
    guard try makeOne(folder) else { throw FileError(.write, path: folder.path, code: ENOENT) }
  }

  /// Makes a folder unless it is there; false if the one above it is not.
  private func makeOne(_ folder: URL) throws(FileError) -> Bool {
    if mkdir(folder.path, 0o777) == 0 {
      // That the name lasts is worth a try; a folder that nobody may read cannot be asked for it.
      try? disk.synchroniseFolder(folder.deletingLastPathComponent())
      return true
    }
    if errno == EEXIST { return true }
    guard errno == ENOENT, folder.path != "/" else {
      throw FileError(.write, path: folder.path, code: errno)
    }
    return false
  }

  /// Creates a file with these bytes unless one of that name exists.
  ///
  /// Returns whether it was created; an existing file is left as it is.
  @discardableResult
  func create(_ url: URL, with bytes: Data) throws(FileError) -> Bool {
    let temporary = try writeTemporary(bytes, beside: url)
    defer { unlink(temporary.path) }
    // A link fails when the name is taken, where a rename would replace what is there.
    if link(temporary.path, url.path) != 0 {
      if errno == EEXIST { return false }
      return try createWithoutLinks(url, with: bytes)
    }
    try disk.synchroniseFolder(url.deletingLastPathComponent())
    return true
  }

  /// Puts these bytes in the place of a file, or creates it.
  func replace(_ url: URL, with bytes: Data) throws(FileError) {
    let temporary = try writeTemporary(bytes, beside: url)
    guard rename(temporary.path, url.path) == 0 else {
      let code = errno
      unlink(temporary.path)
      throw FileError(.write, path: url.path, code: code)
    }
    try disk.synchroniseFolder(url.deletingLastPathComponent())
  }

  /// For file systems that have no links: whole unless the machine stops in the middle.
  private func createWithoutLinks(_ url: URL, with bytes: Data) throws(FileError) -> Bool {
    do {
      let file = try OpenFile(url, O_WRONLY | O_CREAT | O_EXCL, for: .write)
      try disk.writeAll(bytes, to: file)
      try disk.synchronise(file)
      return true
    } catch  where error.code == EEXIST {
      return false
    } catch {
      unlink(url.path)
      throw error
    }
  }

  private func writeTemporary(_ bytes: Data, beside url: URL) throws(FileError) -> URL {
    let name = ".\(url.lastPathComponent).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    let temporary = url.deletingLastPathComponent()
      .appending(path: name, directoryHint: .notDirectory)
    do {
      let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL, for: .write)
      try disk.writeAll(bytes, to: file)
      try disk.synchronise(file)
    } catch {
      unlink(temporary.path)
      // The learner knows the file by its own name.
      throw FileError(.write, path: url.path, code: error.code)
    }
    return temporary
  }
}
