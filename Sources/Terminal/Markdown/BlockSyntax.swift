/// The opening of a block of program text: three or more backticks or tildes.
struct Fence {
  let mark: Character
  let length: Int
  let language: String

  init?(_ line: String) {
    let text = line.trimmed
    guard let mark = text.first, mark == "`" || mark == "~", line.indentation < 4 else {
      return nil
    }
    let length = text.prefix { $0 == mark }.count
    let rest = text.dropFirst(length)
    guard length >= 3, mark == "~" || !rest.contains("`") else { return nil }
    self.mark = mark
    self.length = length
    self.language = String(rest).trimmed
  }

  func isClosed(by line: String) -> Bool {
    let text = line.trimmed
    return text.count >= length && text.allSatisfy { $0 == mark }
  }
}

/// What stands before a list's item: a bullet or a number.
struct ListMarker {
  /// The number, in a numbered list.
  let number: Int?
  /// The columns up to the item's text.
  let width: Int
}

extension String {
  var isBlank: Bool { allSatisfy { $0 == " " || $0 == "\t" } }

  /// The blanks at the beginning.
  var indentation: Int { prefix { $0 == " " }.count }

  var trimmed: String {
    let head = drop { $0 == " " || $0 == "\t" }
    guard let end = head.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(head[...end])
  }

  /// This line without the blanks that an item's text is moved in by.
  func dropped(upTo columns: Int) -> String { String(dropFirst(Swift.min(indentation, columns))) }

  /// This line as a heading, if it is one.
  var heading: Markdown.Block? {
    let level = prefix { $0 == "#" }.count
    guard (1...6).contains(level), count > level, self[index(startIndex, offsetBy: level)] == " "
    else { return nil }
    var text = String(dropFirst(level)).trimmed
    while text.hasSuffix("#") { text.removeLast() }
    return .heading(level: level, InlineParser.parse(text.trimmed))
  }

  /// Whether the line is a rule: three or more of one of `-`, `*`, `_`.
  var isRule: Bool {
    let marks = filter { $0 != " " }
    guard let mark = marks.first, "-*_".contains(mark) else { return false }
    return marks.count >= 3 && marks.allSatisfy { $0 == mark }
  }

  /// What makes this line an item of a list, if it is one.
  var marker: ListMarker? {
    let indent = indentation
    guard indent < 4 else { return nil }
    let rest = dropFirst(indent)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    var width = 0
    if !digits.isEmpty, digits.count < 10, let mark = rest.dropFirst(digits.count).first,
      mark == "." || mark == ")"
    {
      width = digits.count + 1
    } else if let mark = rest.first, "-*+".contains(mark) {
      width = 1
    } else {
      return nil
    }
    let blanks = rest.dropFirst(width).prefix { $0 == " " }.count
    guard blanks > 0 else { return nil }
    return ListMarker(number: Int(digits), width: indent + width + Swift.min(blanks, 4))
  }

  /// The cells between the bars of a table's row.
  var tableCells: [String] {
    var text = trimmed
    if text.hasPrefix("|") { text.removeFirst() }
    if text.hasSuffix("|"), !text.hasSuffix("\\|") { text.removeLast() }
    var cells = [""]
    var isEscaped = false
    for character in text {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        if character == "|" { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return cells.map(\.trimmed)
  }

  /// How the columns stand, if this is the line below a table's header.
  var tableAlignments: [Table.Alignment]? {
    guard contains("-"), contains("|") else { return nil }
    var alignments: [Table.Alignment] = []
    for cell in tableCells {
      guard cell.contains("-"), cell.allSatisfy({ $0 == "-" || $0 == ":" }) else { return nil }
      alignments.append(cell.hasSuffix(":") && !cell.hasPrefix(":") ? .right : .left)
    }
    return alignments
  }
}
