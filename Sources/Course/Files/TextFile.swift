import Foundation

/// Reading of text that a course or a learner wrote.
enum TextFile {
  /// The bytes of a file.
  static func bytes(of url: URL) throws(FileError) -> Data {
    let file = try OpenFile(url, O_RDONLY, for: .read)
    var status = stat()
    guard fstat(file.descriptor, &status) == 0 else {
      throw FileError(.read, path: url.path, code: errno)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw FileError(.read, path: url.path, code: EISDIR)
    }
    return try file.readAll()
  }

  /// The text of a file, which must be UTF-8; a byte order mark is left out.
  static func read(_ url: URL) throws(FileError) -> String {
    let bytes = try bytes(of: url)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FileError(.read, path: url.path, code: FileError.notText)
    }
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// The lines of a text, without their ends, whichever way they end.
  static func lines(of text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
    }
  }
}

extension StringProtocol {
  /// The same without the spaces and tabs at both ends.
  ///
  /// Foundation's way goes through another representation and takes a hundred times as long.
  var withoutOuterSpace: String {
    let bytes = Substring(self).utf8
    guard let first = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
      let last = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x09 })
    else { return "" }
    return String(Substring(bytes[first...last]))
  }

  /// Whether there is nothing in it but spaces and tabs.
  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}
