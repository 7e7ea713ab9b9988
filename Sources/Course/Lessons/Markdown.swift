/// The little that the course itself needs to know of Markdown; showing it is for the terminal.
enum Markdown {
  /// A link, and the line it stands in.
  struct Link: Hashable {
    /// Where it leads.
    var target: String
    /// The line, from 1.
    var line: Int
  }

  /// Lines as one text, without the blank ones at both ends.
  static func trimmed(_ lines: [String]) -> String {
    guard let first = lines.firstIndex(where: { !$0.isBlank }),
      let last = lines.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return lines[first...last].joined(separator: "\n")
  }

  /// How many words a page has; code and tables of numbers are looked at, not read.
  static func words(in text: String) -> Int {
    var fence = Fence()
    return TextFile.lines(of: text).reduce(0) { count, line in
      if fence.isInside(line) || line.hasPrefix("    ") || line.hasPrefix("|") { return count }
      let words = line.split(separator: " ").filter { word in
        word.utf8.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
          || word.contains { $0.isLetter || $0.isNumber }
      }
      return count + words.count
    }
  }

  /// The links of a text: `[words](target)`, `![picture](target)`.
  static func links(in text: String) -> [Link] {
    var fence = Fence()
    var links: [Link] = []
    for (index, line) in TextFile.lines(of: text).enumerated() {
      guard !fence.isInside(line), line.utf8.contains(UInt8(ascii: "]")) else { continue }
      var rest = withoutCode(line)[...]
      while let start = rest.firstRange(of: "](") {
        rest = rest[start.upperBound...]
        guard let end = rest.firstIndex(of: ")") else { break }
        let target = rest[..<end].split(separator: " ").first ?? ""
        links.append(Link(target: String(target), line: index + 1))
        rest = rest[end...]
      }
    }
    return links
  }

  /// The names by which a text's headings can be linked to.
  static func anchors(in text: String) -> [String] {
    var fence = Fence()
    return TextFile.lines(of: text).compactMap { line in
      guard !fence.isInside(line), line.hasPrefix("#") else { return nil }
      let heading = line.drop { $0 == "#" }.withoutOuterSpace.lowercased()
      let kept = heading.filter {
        $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_"
      }
      return kept.replacing(" ", with: "-")
    }
  }

  /// A line without what stands between backticks.
  private static func withoutCode(_ line: String) -> String {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }
      .map(\.element).joined()
  }
}
