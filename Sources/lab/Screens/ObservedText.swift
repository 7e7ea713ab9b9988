/// What a test's message says, for a person: a sentence, and what does not fit in one.
struct ObservedText: Hashable {
  /// The sentence, without a capital or a period.
  let sentence: String
  /// Lines that belong to it, such as a table that the test's author made.
  let details: [String]

  /// Takes a message apart; a comment of several lines in parentheses at its end becomes details.
  init(_ message: String) {
    var lines = message.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    let first = lines.isEmpty ? "" : lines.removeFirst()
    guard !lines.isEmpty, let open = Self.unclosed(in: first) else {
      self.sentence = Self.compared(first)
      self.details = lines
      return
    }
    let comment = String(first[first.index(after: open)...])
    if lines[lines.count - 1].hasSuffix(")") { lines[lines.count - 1].removeLast() }
    self.sentence = Self.compared(String(first[..<open]).trimmed)
    self.details = [comment] + lines
  }

  /// Where a parenthesis opens that the line does not close.
  private static func unclosed(in line: String) -> String.Index? {
    var open: [String.Index] = []
    for index in line.indices {
      if line[index] == "(" { open.append(index) }
      if line[index] == ")" { _ = open.popLast() }
    }
    return open.first
  }

  /// `Expected (x → 2) == 1` as `x is 2, and should be 1`, and what was thrown apart
  /// from the words around it; anything else as it is.
  private static func compared(_ text: String) -> String {
    if text.hasPrefix("it threw ") { return "it threw: \(text.dropFirst(9))" }
    let pattern = #/[Ee]xpected \((?<name>[^→]+?) → (?<value>.+?)\) == (?<rest>.+)/#
    guard let match = text.wholeMatch(of: pattern) else { return text }
    let side = #/\((?<name>[^→]+?) → (?<value>.+?)\)(?<rest>(?:: .*| \(.*)?)/#
    let rest = String(match.rest)
    guard let other = rest.wholeMatch(of: side) else {
      return "`\(match.name)` is \(match.value), and should be \(rest)"
    }
    let wanted = "`\(other.name)`, \(other.value)\(other.rest)"
    return "`\(match.name)` is \(match.value), and should be \(wanted)"
  }
}

extension String {
  /// This text without blanks at its end.
  fileprivate var trimmed: String {
    guard let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...end])
  }
}
