/// What one can draw on: how wide, in which characters, with or without style.
public struct Surface: Hashable, Sendable {
  /// The widths that screens are laid out for.
  public static let widths = 20...200

  /// Columns.
  public let width: Int
  /// The characters it can show.
  public let glyphs: Glyphs
  /// Whether bold, faint and colours can be shown.
  public let showsStyle: Bool

  /// Makes a surface; a width outside of ``widths`` is brought into it.
  public init(width: Int = 80, glyphs: Glyphs = .unicode, showsStyle: Bool = false) {
    self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
    self.glyphs = glyphs
    self.showsStyle = showsStyle
  }

  /// The bytes of a line as this surface takes them, without a line end.
  public func render(_ line: Line) -> String {
    var result = ""
    for span in line.trimmed.spans {
      let text = glyphs.fit(span.text)
      let attributes = showsStyle ? span.style.attributes : ""
      result += attributes.isEmpty ? text : "\u{1B}[\(attributes)m\(text)\u{1B}[0m"
    }
    return result
  }

  /// The bytes of lines, each with its line end.
  public func render(_ lines: [Line]) -> String {
    lines.map { render($0) + "\n" }.joined()
  }
}

extension Line {
  /// This line without blanks at its end.
  fileprivate var trimmed: Line {
    var spans = self.spans
    while let last = spans.popLast() {
      let end = last.text.lastIndex { $0 != " " }
      guard let end else { continue }
      spans.append(Span(String(last.text[...end]), last.style))
      break
    }
    return Line(spans)
  }
}
