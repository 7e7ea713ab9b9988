import Terminal

/// A part of a picture: shapes in a box whose upper left corner is the origin.
struct SVGBlock: Hashable {
  /// In pixels.
  let width: Int
  /// In pixels.
  let height: Int
  let shapes: [Markup]

  /// How wide a character of the fixed-width font is taken to be, at most, in pixels.
  static let column = 8
  /// How high a line is, in pixels.
  static let line = 22

  /// The room that a text takes, in pixels.
  static func width(of text: String) -> Int { text.visible.displayWidth * column }

  /// One line of text; `y` is its base line.
  static func text(
    _ text: String, x: Int, y: Int, style: String? = nil, room: Int = .max
  ) -> Markup {
    let line = Line(text).truncated(to: room / column, mark: "…").text
    return Markup("text", ["class": style, "x": "\(x)", "y": "\(y)"], text: line)
  }

  /// The heading of a picture.
  static func title(_ title: String) -> SVGBlock {
    let text = Line(title).truncated(to: 100, mark: "…").text
    return SVGBlock(
      width: width(of: text) * 9 / 8, height: 24,
      shapes: [Self.text(text, x: 0, y: 17, style: "title")])
  }

  /// Lines of text, broken at 100 columns.
  static func text(_ lines: [String], style: String? = nil) -> SVGBlock {
    let broken = lines.flatMap { Line($0).wrapped(to: 100).map(\.text) }
    return SVGBlock(
      width: broken.map { width(of: $0) }.max() ?? 0, height: broken.count * line,
      shapes: broken.enumerated().map { text($1, x: 0, y: $0 * line + 15, style: style) })
  }
}
