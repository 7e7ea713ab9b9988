/// One line of Swift, read just far enough to find the expression at a column.
///
/// Columns count UTF-8 code units from 1, as the compiler's do.
struct SourceLine {
  private let bytes: [UInt8]

  init(_ text: some StringProtocol) {
    self.bytes = Array(text.utf8)
  }

  /// The expression that a compiler's position on an access means: `a.count` at its last name, at `=`, at `+=`.
  ///
  /// Nil at a keyword or where nothing that could be a variable stands.
  func expression(at column: Int) -> String? {
    let index = column - 1
    guard bytes.indices.contains(index) else { return nil }
    let range: Range<Int>
    if Self.isWord(bytes[index]) {
      var end = index
      while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
      range = pathStart(endingAt: end)..<end
    } else {
      let end = endOfVariable(before: index)
      range = pathStart(endingAt: end)..<end
    }
    let text = string(range)
    return text.isEmpty || Self.keywords.contains(text) || Self.isNumber(text) ? nil : text
  }

  /// The name of the variable whose declaration has its initial value at a column: `var NAME = value`.
  func declaredName(withValueAt column: Int) -> String? {
    let declarations = self.declarations
    return declarations.last { $0.name.lowerBound < column }.map { string($0.name) }
      ?? declarations.first.map { string($0.name) }
  }

  /// A declaration on this line, and where its name stands.
  private var declarations: [(name: Range<Int>, next: Int)] {
    var found: [(Range<Int>, Int)] = []
    for (index, word) in words.enumerated() where Self.introducers.contains(string(word)) {
      guard words.indices.contains(index + 1) else { continue }
      found.append((words[index + 1], words[index + 1].upperBound))
    }
    return found
  }

  /// Where `let` or `var` binds the bare variable `name`, with nothing else on the right: the columns of
  /// the name on the right, in order.
  func plainCopies(of name: String) -> [Int] {
    var columns: [Int] = []
    var isBinding = false
    for word in words {
      let text = string(word)
      if Self.introducers.contains(text) { isBinding = true }
      guard isBinding, text == name, isEndOfExpression(after: word.upperBound) else { continue }
      let start = pathStart(endingAt: word.upperBound)
      guard let before = lastVisible(before: start), bytes[before] == UInt8(ascii: "="),
        before == 0 || !Self.isOperator(bytes[before - 1])
      else { continue }
      columns.append(word.lowerBound + 1)
    }
    return columns
  }

  /// Where the bare variable `name` is all that a closure or a getter returns, without `return`: the columns of the
  /// name, in order.
  func soleValues(of name: String) -> [Int] {
    words.compactMap { word in
      guard string(word) == name, isEndOfExpression(after: word.upperBound) else { return nil }
      let start = pathStart(endingAt: word.upperBound)
      guard let before = lastVisible(before: start) else { return word.lowerBound + 1 }
      let isFirst =
        bytes[before] == UInt8(ascii: "{")
        || words.contains { $0.upperBound == before + 1 && string($0) == "in" }
      return isFirst ? word.lowerBound + 1 : nil
    }
  }

  /// Where the name is used, as a variable or a member, but not declared: the columns, in order.
  func uses(of name: String) -> [Int] {
    let declared = declarations.map(\.name)
    return words.filter { string($0) == name && !declared.contains($0) }.map { $0.lowerBound + 1 }
  }

  // MARK: Words

  private var words: [Range<Int>] {
    var words: [Range<Int>] = []
    var index = 0
    var isQuoted = false
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, startsComment(at: index) { break }
      guard !isQuoted, Self.isWord(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
      words.append(start..<index)
    }
    return words
  }

  private func startsComment(at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == UInt8(ascii: "/")
      && bytes[index + 1] == UInt8(ascii: "/")
  }

  private func isEndOfExpression(after index: Int) -> Bool {
    guard let next = bytes[index...].firstIndex(where: { !Self.isBlank($0) }) else { return true }
    return startsComment(at: next) || ";},".utf8.contains(bytes[next])
  }

  private func lastVisible(before index: Int) -> Int? {
    bytes[..<index].lastIndex { !Self.isBlank($0) }
  }

  // MARK: Paths

  /// Where the variable ends that an operator at an index works on: before its type, if one is written.
  private func endOfVariable(before index: Int) -> Int {
    var last = lastVisible(before: index).map { $0 + 1 } ?? 0
    // An operator's position is its first character, but some point into `+=`.
    while last > 0, Self.isOperator(bytes[last - 1]), bytes[last - 1] != UInt8(ascii: "?") {
      last = lastVisible(before: last - 1).map { $0 + 1 } ?? 0
    }
    if let before = lastVisible(before: pathStart(endingAt: last)),
      bytes[before] == UInt8(ascii: ":"), let name = lastVisible(before: before)
    {
      return name + 1
    }
    return last
  }

  /// Where the path begins that ends before an index: names, dots, `?`, `!` and balanced brackets.
  private func pathStart(endingAt end: Int) -> Int {
    var start = end
    while start > 0 {
      let byte = bytes[start - 1]
      if Self.isWord(byte) {
        start -= 1
      } else if byte == UInt8(ascii: "."), start >= 2, bytes[start - 2] != byte {
        start -= 1
      } else if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!"), start < end,
        bytes[start] == UInt8(ascii: ".") || bytes[start] == UInt8(ascii: "["), start >= 2,
        Self.isWord(bytes[start - 2]) || bytes[start - 2] == UInt8(ascii: "]")
      {
        start -= 1
      } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")"),
        let open = opening(of: start - 1), open > 0,
        Self.isWord(bytes[open - 1]) || bytes[open - 1] == UInt8(ascii: "]")
      {
        start = open
      } else {
        break
      }
    }
    return start
  }

  /// The bracket that belongs to the closing one at an index.
  private func opening(of index: Int) -> Int? {
    var depth = 0
    for position in (0...index).reversed() {
      switch bytes[position] {
      case UInt8(ascii: "]"), UInt8(ascii: ")"): depth += 1
      case UInt8(ascii: "["), UInt8(ascii: "("):
        depth -= 1
        if depth == 0 { return position }
      default: break
      }
    }
    return nil
  }

  // MARK: Characters

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...0xFF:
      true
    default: false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isOperator(_ byte: UInt8) -> Bool { "=+-*/%&|^<>!~?".utf8.contains(byte) }

  private static func isNumber(_ text: String) -> Bool { text.first?.isNumber ?? false }

  private static let introducers: Set<String> = ["let", "var"]

  private static let keywords: Set<String> = [
    "if", "for", "while", "switch", "guard", "return", "case", "let", "var", "in", "await", "try",
    "repeat", "defer", "do", "else", "self", "func", "nil", "true", "false",
  ]
}
