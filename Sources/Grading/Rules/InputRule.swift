public import Foundation
import Glibc

/// The first rule: what a file has to be before anything looks at what it says.
public enum InputRule {
  /// The largest file, in bytes.
  public static let largest = 256 << 10
  /// The longest line, in characters.
  static let longestLine = 4000
  /// How deep brackets may be nested.
  static let deepestNesting = 60

  /// Reads a submission.
  public static func read(_ file: URL) throws(Refusal) -> String {
    let name = file.lastPathComponent
    // Without O_NONBLOCK, opening a named pipe would wait for ever.
    let descriptor = open(file.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT:
        throw Refusal(
          .input, "'\(name)' is not there", instead: "'lab reset' brings the start back.")
      case ELOOP:
        throw Refusal(.input, "'\(name)' is a link", instead: "Put the file itself there.")
      case EACCES:
        throw Refusal(
          .input, "'\(name)' may not be read", instead: "Give yourself the right: chmod u+r.")
      default: throw Refusal(.input, "'\(name)' cannot be opened: \(systemMessage(errno))")
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw Refusal(.input, "'\(name)' cannot be looked at: \(systemMessage(errno))")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let kind = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "not a file"
      throw Refusal(.input, "'\(name)' is \(kind)", instead: "A solution is one Swift file.")
    }
    guard status.st_size <= largest else {
      throw Refusal(
        .input, "'\(name)' has \(status.st_size) bytes",
        instead: "A solution has at most \(largest).")
    }
    // It may grow between the look and the read, so the limit counts again.
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
    defer { chunk.deallocate() }
    while bytes.count <= largest {
      let count = Glibc.read(descriptor, chunk.baseAddress, chunk.count)
      guard count > 0 else {
        if count == 0 { break }
        throw Refusal(.input, "'\(name)' cannot be read: \(systemMessage(errno))")
      }
      bytes.append(contentsOf: chunk[..<count])
    }
    return try check(bytes, name: name)
  }

  /// Checks what a file holds, and returns it as text without a byte order mark.
  public static func check(_ bytes: [UInt8], name: String) throws(Refusal) -> String {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard content.contains(where: { $0 > 0x20 }) else {
      throw Refusal(.input, "'\(name)' is empty", instead: "'lab reset' brings the start back.")
    }
    guard content.count <= largest else {
      throw Refusal(
        .input, "'\(name)' has more than \(largest) bytes", instead: "Make it smaller.")
    }
    if let zero = content.firstIndex(of: 0) {
      throw Refusal(
        .input, "'\(name)' has a zero byte in it, as UTF-16 has", line: line(of: zero, in: content),
        instead: "Save it as UTF-8.")
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Refusal(
        .input, "'\(name)' is not UTF-8", line: firstInvalid(in: content),
        instead: "Save it as UTF-8.")
    }
    try checkCharacters(text, name: name)
    try checkShape(content)
    return text
  }

  /// Refuses characters that make a text look like something else than it is.
  private static func checkCharacters(_ text: String, name: String) throws(Refusal) {
    var line = 1
    var word = WordScripts()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: line += 1
      case 0x09, 0x0D: break
      case 0..<0x20, 0x7F..<0xA0:
        throw Refusal(
          .input, "line \(line) has the control character \(code(scalar))", line: line,
          instead: "Delete it, and type the line again.")
      case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        throw Refusal(
          .input,
          "line \(line) has the character \(code(scalar)), which turns the writing direction",
          line: line, instead: "Delete it, and type the line again.")
      default: break
      }
      if let odd = word.add(scalar) {
        throw Refusal(
          .input,
          "line \(line) has the letter \(code(odd.scalar)) '\(odd.scalar)' of the \(odd.script) "
            + "script in a Latin word", line: line, instead: "Type the word again.")
      }
    }
  }

  /// Refuses lines and nestings that only make tools slow.
  private static func checkShape(_ content: [UInt8]) throws(Refusal) {
    var line = 1
    var length = 0
    var depth = 0
    for byte in content {
      switch byte {
      case 0x0A:
        line += 1
        length = 0
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      default: break
      }
      // Bytes that go on with a character do not begin one.
      if byte & 0xC0 != 0x80 { length += 1 }
      if length > longestLine {
        throw Refusal(
          .input, "line \(line) has more than \(longestLine) characters", line: line,
          instead: "Break it.")
      }
      if depth > deepestNesting {
        throw Refusal(
          .input, "brackets are nested more than \(deepestNesting) deep at line \(line)",
          line: line,
          instead: "Name the inner parts.")
      }
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<offset].count { $0 == 0x0A }
  }

  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    var line = 1
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return nil
  }
}
