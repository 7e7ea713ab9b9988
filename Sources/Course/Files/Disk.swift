import Foundation

/// The three calls by which bytes become durable; tests put one that fails in its place.
protocol Disk: Sendable {
  /// Writes some of the bytes and returns how many.
  func write(_ bytes: Data, to descriptor: Int32) throws(DiskFailure) -> Int
  /// Returns when what was written is on the disk.
  func synchronise(_ descriptor: Int32) throws(DiskFailure)
  /// Cuts a file to a length.
  func truncate(_ descriptor: Int32, to length: Int) throws(DiskFailure)
}

/// The reason that the system gives for a failed call.
struct DiskFailure: Error, Hashable {
  /// Its `errno`.
  var code: Int32
}

/// The disk that the system has.
struct SystemDisk: Disk {
  func write(_ bytes: Data, to descriptor: Int32) throws(DiskFailure) -> Int {
    while true {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno != EINTR { throw DiskFailure(code: errno) }
    }
  }

  func synchronise(_ descriptor: Int32) throws(DiskFailure) {
    // Some file systems cannot, and say EINVAL: there is nothing better to do on them.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw DiskFailure(code: errno) }
  }

  func truncate(_ descriptor: Int32, to length: Int) throws(DiskFailure) {
    guard ftruncate(descriptor, off_t(length)) == 0 else { throw DiskFailure(code: errno) }
  }
}

extension Disk {
  /// Writes all of the bytes to an open file.
  func writeAll(_ bytes: Data, to file: borrowing OpenFile) throws(FileError) {
    var rest = bytes
    while !rest.isEmpty {
      do throws(DiskFailure) {
        rest = rest.dropFirst(try write(rest, to: file.descriptor))
      } catch {
        throw FileError(.write, path: file.path, code: error.code)
      }
    }
  }

  /// Returns when what was written to a file, or to a folder's list of names, is on the disk.
  func synchronise(_ file: borrowing OpenFile) throws(FileError) {
    do throws(DiskFailure) {
      try synchronise(file.descriptor)
    } catch {
      throw FileError(.write, path: file.path, code: error.code)
    }
  }

  /// Makes the names in a folder durable.
  func synchroniseFolder(_ folder: URL) throws(FileError) {
    try synchronise(OpenFile(folder, O_RDONLY | O_DIRECTORY, for: .write))
  }
}
