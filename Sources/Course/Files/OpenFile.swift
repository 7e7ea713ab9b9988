import Foundation

/// A file that is open, and is closed when this value goes away.
struct OpenFile: ~Copyable {
  /// The system's number for it.
  let descriptor: Int32
  /// Its path, for messages.
  let path: String

  /// Opens a file; with `O_CREAT` it is readable to everybody, as the umask allows.
  init(_ url: URL, _ flags: Int32, for action: FileError.Action) throws(FileError) {
    path = url.path
    var opened: Int32
    repeat {
      opened = open(path, flags | O_CLOEXEC, 0o666)
    } while opened < 0 && errno == EINTR
    guard opened >= 0 else { throw FileError(action, path: path, code: errno) }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Everything from here to the end of the file.
  func readAll() throws(FileError) -> Data {
    var all = Data()
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(.read, path: path, code: errno) }
      if count == 0 { return all }
      all.append(contentsOf: chunk[..<count])
    }
  }
}
