/// A stretch of text in one style, free of anything that could move the cursor.
public struct Span: Hashable, Sendable {
  /// The text, with control characters already made visible.
  public let text: String
  /// What it means.
  public let style: Style

  /// Makes a span of any text, also of text from outside: see ``Swift/String/visible``.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text.visible
    self.style = style
  }
}
