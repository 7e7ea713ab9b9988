/// The third rule: memory is used by name and not by address.
///
/// The compiler's strict memory safety says what is unsafe, as warnings; this says which of them a
/// solution may have: globals that are declared `nonisolated(unsafe)`, since racy starts need them.
enum MemoryRule {
  /// The compiler's name for what it warns of.
  static let group = "StrictMemorySafety"

  /// Refuses the first unsafe construct that is not tolerated.
  static func check(_ groups: [DiagnosticGroup]) throws(Refusal) {
    for group in groups where group.main.group == self.group && !isTolerated(group) {
      let reason = group.notes.first { !isTolerated($0.message) }?.message ?? group.main.message
      var refusal =
        named(in: reason)
        ?? Refusal(
          .memory, "it goes around memory safety: \(reason)",
          instead: "Use the value itself; nothing here needs a pointer.")
      refusal.line = group.main.line
      refusal.column = group.main.column
      throw refusal
    }
  }

  /// What is said of something unsafe that is known by its name, which says more than that it takes a pointer.
  private static func named(in reason: String) -> Refusal? {
    let words = reason.split(separator: "'", omittingEmptySubsequences: false)
    for (index, word) in words.enumerated() where index % 2 == 1 {
      let name = String(word.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
      if let known = GateLists.unsafeNames.first(where: { $0.names.contains(name) }) {
        return Refusal(known.rule, known.what, instead: known.instead)
      }
      if name.hasSuffix("_t"), name.hasPrefix("pthread_") || name.hasPrefix("sem_") {
        return Refusal(
          .reach, "'\(name)' is a C type that a solution may not use",
          instead: GateLists.refusal(ofC: name).instead)
      }
      // Functions of Swift have their labels behind them.
      if word.count == name.count, words[index - 1].hasSuffix("global function ") {
        return ObjectGate.reference(name)
      }
    }
    return nil
  }

  private static func isTolerated(_ group: DiagnosticGroup) -> Bool {
    if group.main.message.contains("'@preconcurrency' import is not memory-safe") { return true }
    return !group.notes.isEmpty && group.notes.allSatisfy { isTolerated($0.message) }
  }

  private static func isTolerated(_ note: String) -> Bool {
    note.hasPrefix("reference to nonisolated(unsafe) ")
      && note.hasSuffix("is unsafe in concurrently-executing code")
  }

  /// Whether the word `unsafe`, which silences the compiler, stands outside `nonisolated(unsafe)`.
  static func mentionsUnsafe(_ text: String) -> Bool {
    blanked(text) != text
  }

  /// The same text, with `unsafe` overwritten by blanks outside `nonisolated(unsafe)`: the columns
  /// stay, and in comments it does no harm.
  static func blanked(_ text: String) -> String {
    let word = Array("unsafe".utf8)
    let before = Array("nonisolated(".utf8)
    var bytes = Array(text.utf8)
    var index = 0
    while index + word.count <= bytes.count {
      defer { index += 1 }
      guard bytes[index] == word[0], bytes[index..<(index + word.count)].elementsEqual(word),
        !isWordByte(index > 0 ? bytes[index - 1] : 0x20),
        !isWordByte(index + word.count < bytes.count ? bytes[index + word.count] : 0x20)
      else { continue }
      let start = index - before.count
      if start >= 0, bytes[start..<index].elementsEqual(before) { continue }
      for place in index..<(index + word.count) { bytes[place] = 0x20 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
    default: false
    }
  }
}
