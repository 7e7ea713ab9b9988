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
      return "`\(match.name)` is \(cut(String(match.value))), and should be \(rest)"
    }
    let (value, wanted) = apart(String(match.value), String(other.value))
    return "`\(match.name)` is \(value), and should be `\(other.name)`, \(wanted)\(other.rest)"
  }

  /// The longest value that is shown whole.
  private static let longest = 120
  /// How much of what two values have in common is shown at each of its ends.
  private static let shared = 16

  /// Two values, without what they have in common at the beginning where they are long, so that the difference is
  /// seen.
  private static func apart(_ one: String, _ other: String) -> (String, String) {
    let common = zip(one, other).prefix { $0 == $1 }.count
    guard max(one.count, other.count) > longest, common > 3 * shared else {
      return (cut(one), cut(other))
    }
    func short(_ value: String) -> String {
      cut("\(value.prefix(shared))… \(value.dropFirst(common - shared))")
    }
    return (short(one), short(other))
  }

  /// A value, without its middle if it is long.
  private static func cut(_ value: String) -> String {
    guard value.count > longest else { return value }
    return "\(value.prefix(longest - 2 * shared)) … \(value.suffix(2 * shared))"
  }
}

extension String {
  /// This text without blanks at its end.
  fileprivate var trimmed: String {
    guard let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...end])
  }
}
