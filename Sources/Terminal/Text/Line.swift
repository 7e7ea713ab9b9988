/// One line of a screen: spans side by side, never with a line end inside.
///
///     let line: Line = "\("passed", .good) in \(seconds) s"
public struct Line: Hashable, Sendable {
  /// The spans, from left to right.
  public private(set) var spans: [Span]

  /// Makes a line of spans.
  public init(_ spans: [Span] = []) { self.spans = spans.filter { !$0.text.isEmpty } }

  /// Makes a line of text in one style.
  public init(_ text: String, _ style: Style = .plain) { self.init([Span(text, style)]) }

  /// An empty line.
  public static let blank = Line()

  /// The text without its styles.
  public var text: String { spans.map(\.text).joined() }

  /// How many columns it takes.
  public var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

  /// Whether there is nothing on it.
  public var isEmpty: Bool { spans.isEmpty }

  /// Two lines side by side.
  public static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }

  /// Adds a line at the end of another.
  public static func += (left: inout Line, right: Line) { left = left + right }

  /// This line, with blanks at its end up to `width`.
  public func padded(to width: Int) -> Line {
    let missing = width - self.width
    return missing > 0 ? self + Line(String(repeating: " ", count: missing)) : self
  }

  /// This line, with blanks before it up to `width`.
  public func paddedLeft(to width: Int) -> Line {
    let missing = width - self.width
    return missing > 0 ? Line(String(repeating: " ", count: missing)) + self : self
  }

  /// This line moved to the right.
  public func indented(by columns: Int) -> Line {
    isEmpty || columns <= 0 ? self : Line(String(repeating: " ", count: columns)) + self
  }

  /// This line, cut to `width` with `mark` where something is missing.
  public func truncated(to width: Int, mark: String) -> Line {
    guard self.width > width else { return self }
    var room = width - mark.displayWidth
    guard room >= 0 else { return Line(String(text.prefix(columns: width))) }
    var kept: [Span] = []
    for span in spans {
      let part = span.text.prefix(columns: room)
      kept.append(Span(String(part), span.style))
      room -= part.displayWidth
      if part.endIndex < span.text.endIndex {
        kept.append(Span(mark, span.style))
        break
      }
    }
    return Line(kept)
  }

  /// This line, with every span in `style`.
  public func styled(_ style: Style) -> Line { Line(spans.map { Span($0.text, style) }) }
}

extension Line: ExpressibleByStringInterpolation {
  /// Collects the parts of an interpolated line.
  public struct StringInterpolation: StringInterpolationProtocol {
    var spans: [Span] = []

    /// Starts a line.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds plain text.
    public mutating func appendLiteral(_ literal: String) { spans.append(Span(literal)) }

    /// Adds a value in plain style.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      spans.append(Span(value.description))
    }

    /// Adds a value in a style.
    public mutating func appendInterpolation(
      _ value: some CustomStringConvertible, _ style: Style
    ) {
      spans.append(Span(value.description, style))
    }

    /// Adds a line with its own styles.
    public mutating func appendInterpolation(_ line: Line) { spans += line.spans }
  }

  /// Makes a plain line.
  public init(stringLiteral text: String) { self.init(text) }

  /// Makes a line from its parts.
  public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.spans) }
}
