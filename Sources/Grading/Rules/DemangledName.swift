import Glibc

/// A mangled name in Swift's words, and what those words name.
struct DemangledName: Hashable, Sendable {
  /// A module, and a name directly inside it.
  struct Member: Hashable, Sendable {
    var module: String
    var name: String
  }

  /// The whole sentence: `static Foundation.Date.now.getter : Foundation.Date`.
  var text: String
  /// The modules that it names.
  var modules: [String]
  /// What it names directly inside modules, in order.
  var members: [Member]

  /// Demangles a name.
  init?(_ mangled: String) {
    guard let text = demangle(mangled) else { return nil }
    self.init(text: text)
  }

  /// Reads a demangled name.
  ///
  /// Paths are always complete in it, so their first word is a module, unless it is a generic
  /// parameter: `A`, `B1`.
  init(text: String) {
    self.text = text
    modules = []
    members = []
    var previous: [UInt8] = []
    var isQuoted = false
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "`") { isQuoted.toggle() }
      guard !isQuoted, Self.isWordByte(byte) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, Self.isWordByte(bytes[index]) { index += 1 }
      let word = Array(bytes[start..<index])
      let isInside = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
      let goesOn =
        index + 1 < bytes.count && bytes[index] == UInt8(ascii: ".")
        && bytes[index + 1] != UInt8(ascii: ".")
      defer { previous = word }
      if isInside || Self.isGenericParameter(word) { continue }
      let name = String(decoding: word, as: UTF8.self)
      if goesOn {
        modules.append(name)
        var end = index + 1
        while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
        members.append(
          Member(module: name, name: String(decoding: bytes[(index + 1)..<end], as: UTF8.self)))
      } else if previous.elementsEqual("in".utf8) {
        // `(extension in Foundation):`, `... in conformance ... in Foundation`.
        modules.append(name)
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x80...: true
    default: false
    }
  }

  private static func isGenericParameter(_ word: [UInt8]) -> Bool {
    guard let first = word.first, (0x41...0x5A).contains(first) else { return false }
    return word.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}

@_silgen_name("swift_demangle")
private func swiftDemangle(
  _ name: UnsafePointer<CChar>, _ length: UInt, _ output: UnsafeMutablePointer<CChar>?,
  _ size: UnsafeMutablePointer<UInt>?, _ flags: UInt32
) -> UnsafeMutablePointer<CChar>?

/// A mangled name in Swift's words; nil for a name that is not Swift's.
func demangle(_ name: String) -> String? {
  // The runtime's own demangler: it takes a pointer and a length, and returns what must be freed.
  guard let text = name.withCString({ swiftDemangle($0, UInt(name.utf8.count), nil, nil, 0) })
  else {
    return nil
  }
  defer { free(text) }
  return String(cString: text)
}
