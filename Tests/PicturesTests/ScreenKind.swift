import Terminal
import Testing

/// A terminal that golden files are kept for.
struct ScreenKind: Hashable, Sendable, CustomTestStringConvertible {
  let width: Int
  var glyphs = Glyphs.unicode
  var showsStyle = false

  /// The widths, then what differs from a terminal with everything.
  static let all = [
    ScreenKind(width: 40), ScreenKind(width: 80), ScreenKind(width: 200),
    ScreenKind(width: 80, glyphs: .ascii), ScreenKind(width: 80, showsStyle: true),
    ScreenKind(width: 40, glyphs: .ascii, showsStyle: true),
  ]

  var surface: Surface { Surface(width: width, glyphs: glyphs, showsStyle: showsStyle) }

  /// How it is told in a file's name: `80`, `80-ascii`, `80-colour`.
  var testDescription: String {
    "\(width)" + (glyphs == .ascii ? "-ascii" : "") + (showsStyle ? "-colour" : "")
  }
}
