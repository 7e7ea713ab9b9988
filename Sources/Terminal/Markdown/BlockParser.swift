/// Reads blocks from lines, top to bottom, without going back.
struct BlockParser {
  private let lines: [String]
  private var next = 0

  init(lines: [String]) { self.lines = lines }

  /// The line to look at, if there is one.
  private var line: String? { next < lines.count ? lines[next] : nil }

  /// Reads everything.
  mutating func parse() -> [Markdown.Block] {
    var blocks: [Markdown.Block] = []
    while let line {
      if line.isBlank {
        next += 1
      } else if line.hasPrefix("<!--") {
        skipComment()
      } else {
        blocks.append(block(at: line))
      }
    }
    return blocks
  }

  private mutating func block(at line: String) -> Markdown.Block {
    if let fence = Fence(line) { return fenced(fence) }
    if let heading = line.heading { next += 1; return heading }
    if line.isRule { next += 1; return .rule }
    if line.hasPrefix("    ") { return indentedCode() }
    if line.hasPrefix(">") { return quote() }
    if line.marker != nil { return list() }
    if let table = table() { return table }
    return paragraph()
  }

  private mutating func skipComment() {
    while let line {
      next += 1
      if line.contains("-->") { break }
    }
  }

  private mutating func fenced(_ fence: Fence) -> Markdown.Block {
    var body: [String] = []
    next += 1
    while let line, !fence.isClosed(by: line) {
      body.append(line)
      next += 1
    }
    next += 1
    return .code(language: fence.language, lines: body)
  }

  private mutating func indentedCode() -> Markdown.Block {
    var body: [String] = []
    while let line, line.hasPrefix("    ") || line.isBlank {
      body.append(String(line.dropFirst(4)))
      next += 1
    }
    while body.last?.isBlank == true { body.removeLast() }
    return .code(language: "", lines: body)
  }

  private mutating func quote() -> Markdown.Block {
    var body: [String] = []
    while let line, line.hasPrefix(">") {
      let rest = line.dropFirst()
      body.append(String(rest.first == " " ? rest.dropFirst() : rest))
      next += 1
    }
    var inner = BlockParser(lines: body)
    return .quote(inner.parse())
  }

  private mutating func list() -> Markdown.Block {
    var items: [[Markdown.Block]] = []
    let first = line?.marker
    while let line, let marker = line.marker, (marker.number == nil) == (first?.number == nil),
      !line.isRule
    {
      var body = [String(line.dropFirst(marker.width))]
      next += 1
      while let line = self.line, belongs(line, marker: marker, after: body.last ?? "") {
        body.append(line.dropped(upTo: marker.width))
        next += 1
      }
      while body.last?.isBlank == true { body.removeLast() }
      var inner = BlockParser(lines: body)
      items.append(inner.parse())
    }
    return .list(start: first?.number, items: items)
  }

  /// Whether a line goes on with an item: it is moved in, or continues its paragraph.
  private func belongs(_ line: String, marker: ListMarker, after last: String) -> Bool {
    if line.isBlank {
      guard next + 1 < lines.count else { return false }
      let following = lines[next + 1]
      return following.indentation >= marker.width || (following.marker != nil && !following.isRule)
    }
    if line.indentation >= marker.width { return true }
    return !last.isBlank && line.marker == nil && line.heading == nil && Fence(line) == nil
      && !line.isRule
  }

  private mutating func table() -> Markdown.Block? {
    guard let line, line.contains("|"), next + 1 < lines.count,
      let alignments = lines[next + 1].tableAlignments
    else { return nil }
    let header = line.tableCells.map { InlineParser.parse($0) }
    next += 2
    var rows: [[[Markdown.Inline]]] = []
    while let line = self.line, line.contains("|"), !line.isBlank {
      rows.append(line.tableCells.map { InlineParser.parse($0) })
      next += 1
    }
    return .table(header: header, rows: rows, alignments: alignments)
  }

  private mutating func paragraph() -> Markdown.Block {
    var body: [String] = []
    while let line, !line.isBlank, body.isEmpty || !interrupts(line) {
      body.append(line)
      next += 1
    }
    let text = body.enumerated().map { index, line in
      let isHard = line.hasSuffix("  ") && index < body.count - 1
      return line.trimmed + (isHard ? "\\\n" : "")
    }
    return .paragraph(InlineParser.parse(text.joined(separator: " ")))
  }

  private func interrupts(_ line: String) -> Bool {
    line.heading != nil || Fence(line) != nil || line.isRule || line.hasPrefix(">")
      || (line.marker.map { $0.number == nil || $0.number == 1 } ?? false)
  }
}
