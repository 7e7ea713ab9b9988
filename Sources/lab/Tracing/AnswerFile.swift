import Course
import Foundation
import Glibc

/// A file that somebody asked for; one that is there is written over.
enum AnswerFile {
  /// Writes it whole.
  static func write(_ bytes: Data, to file: URL, named name: String) throws(FileError) {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(.write, path: name, code: errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(.write, path: name, code: errno) }
      rest = rest.dropFirst(count)
    }
  }
}
