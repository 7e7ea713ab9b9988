/// Reads the pieces of a paragraph: program text, stress, links.
struct InlineParser {
  private let characters: [Character]
  private var position = 0

  private init(_ characters: [Character]) { self.characters = characters }

  /// Reads a paragraph's text.
  static func parse(_ text: String) -> [Markdown.Inline] {
    var parser = InlineParser(Array(text))
    return parser.parse()
  }

  private mutating func parse() -> [Markdown.Inline] {
    var result: [Markdown.Inline] = []
    var text = ""
    while position < characters.count {
      if let piece = piece() {
        if !text.isEmpty { result.append(.text(text)) }
        text = ""
        result.append(piece)
      } else {
        text.append(character())
      }
    }
    if !text.isEmpty { result.append(.text(text)) }
    return result
  }

  /// The character at the position, or the one that a backslash protects.
  private mutating func character() -> Character {
    defer { position += 1 }
    let isProtecting =
      characters[position] == "\\" && position + 1 < characters.count
      && (characters[position + 1].isPunctuation || characters[position + 1].isSymbol)
    if isProtecting { position += 1 }
    return characters[position]
  }

  private mutating func piece() -> Markdown.Inline? {
    switch characters[position] {
    case "`": return code()
    case "*", "_": return stress()
    case "[": return link(from: position)
    case "!" where position + 1 < characters.count && characters[position + 1] == "[":
      return link(from: position + 1)
    case "<": return address()
    case "\\" where position + 1 < characters.count && characters[position + 1] == "\n":
      position += 2
      if position < characters.count, characters[position] == " " { position += 1 }
      return .lineBreak
    default: return nil
    }
  }

  private mutating func code() -> Markdown.Inline? {
    let length = run(of: "`", at: position)
    var end = position + length
    while end < characters.count {
      let closing = run(of: "`", at: end)
      if closing == length {
        var text = String(characters[(position + length)..<end])
        if text.hasPrefix(" "), text.hasSuffix(" "), !text.isBlank {
          text = String(text.dropFirst().dropLast())
        }
        position = end + closing
        return .code(text)
      }
      end += max(closing, 1)
    }
    return nil
  }

  private mutating func stress() -> Markdown.Inline? {
    let mark = characters[position]
    let length = min(run(of: mark, at: position), 2)
    let start = position + length
    guard start < characters.count, characters[start] != " " else { return nil }
    if mark == "_", position > 0, characters[position - 1].isWord { return nil }
    guard let end = closing(mark, length: length, from: start) else { return nil }
    let inner = Self.parse(String(characters[start..<end]))
    position = end + length
    return length == 2 ? .strong(inner) : .emphasis(inner)
  }

  /// Where the stress that starts at `start` ends.
  private func closing(_ mark: Character, length: Int, from start: Int) -> Int? {
    var index = start
    while index < characters.count {
      if characters[index] == "\\" {
        index += 2
        continue
      }
      if characters[index] == "`" {
        let ticks = run(of: "`", at: index)
        index += ticks
        while index < characters.count, run(of: "`", at: index) != ticks { index += 1 }
        index += ticks
        continue
      }
      let found = run(of: mark, at: index)
      let after = index + found
      let isInWord = mark == "_" && after < characters.count && characters[after].isWord
      if found >= length, index > start, characters[index - 1] != " ", !isInWord,
        length == 2 || found != 2
      {
        return index
      }
      index += max(found, 1)
    }
    return nil
  }

  private mutating func link(from bracket: Int) -> Markdown.Inline? {
    var depth = 0
    var index = bracket
    while index < characters.count {
      if characters[index] == "[" { depth += 1 }
      if characters[index] == "]" { depth -= 1 }
      if depth == 0 { break }
      index += 1
    }
    guard index + 1 < characters.count, characters[index + 1] == "(",
      let end = characters[(index + 1)...].firstIndex(of: ")")
    else { return nil }
    let inner = Self.parse(String(characters[(bracket + 1)..<index]))
    let target = String(characters[(index + 2)..<end]).trimmed
    position = end + 1
    return .link(inner, to: target)
  }

  private mutating func address() -> Markdown.Inline? {
    guard let end = characters[position...].firstIndex(of: ">") else { return nil }
    let text = String(characters[(position + 1)..<end])
    guard text.hasPrefix("http://") || text.hasPrefix("https://"), !text.contains(" ") else {
      return nil
    }
    position = end + 1
    return .link([.text(text)], to: text)
  }

  private func run(of mark: Character, at index: Int) -> Int {
    var end = index
    while end < characters.count, characters[end] == mark { end += 1 }
    return end - index
  }
}

extension Character {
  fileprivate var isWord: Bool { isLetter || isNumber || self == "_" }
}
