/// A page of Markdown: the part of CommonMark that lessons are written in, and tables.
public struct Markdown: Hashable, Sendable {
  /// A paragraph, a list, and so on.
  public indirect enum Block: Hashable, Sendable {
    /// A heading of a level from 1 to 6.
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    /// A list; `start` is the first number of a numbered one.
    case list(start: Int?, items: [[Block]])
    /// Program text, line by line.
    case code(language: String, lines: [String])
    case quote([Block])
    case table(header: [[Inline]], rows: [[[Inline]]], alignments: [Table.Alignment])
    case rule
  }

  /// A piece of a paragraph.
  public indirect enum Inline: Hashable, Sendable {
    case text(String)
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    case link([Inline], to: String)
    /// A line end that the author asked for.
    case lineBreak
  }

  /// The blocks, from top to bottom.
  public var blocks: [Block]

  /// Reads a page.
  public init(_ source: String) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? String(line.dropLast()) : String(line)
    }
    var parser = BlockParser(lines: lines)
    self.blocks = parser.parse()
  }
}
