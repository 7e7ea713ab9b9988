/// What stands on a screen, and what has to be written so that something else does.
///
/// Only rows that differ are drawn again, each whole: nothing flickers, and a slow connection is
/// sent little.
public struct ScreenDiff: Hashable, Sendable {
  /// Clears the rest of a row.
  private static let clear = "\u{1B}[K"

  private var rows: [String] = []
  private var isKnown = false

  /// Makes a screen of which nothing is known: the first drawing clears it.
  public init() {}

  /// Forgets what stands there: the window has changed, or another program has drawn on it.
  public mutating func forget() { isKnown = false }

  /// What to write so that `lines` stand on the screen, from the top.
  ///
  /// - Parameters:
  ///   - surface: How lines are rendered.
  ///   - columns: The columns that there really are, which may be fewer than the surface has.
  ///   - height: The rows that there are; lines beyond them are left out.
  public mutating func update(
    to lines: [Line], on surface: Surface, columns: Int, height: Int
  ) -> String {
    let new = lines.prefix(max(height, 0)).map { line in
      let shown = line.truncated(to: max(columns, 1), mark: surface.glyphs.ellipsis)
      // At the end of a full row the cursor stands on its last column, which is not to be cleared.
      return surface.render(shown) + (shown.width < columns ? Self.clear : "")
    }
    var text = ""
    if !isKnown {
      text += "\u{1B}[H\u{1B}[2J"
      rows = []
      isKnown = true
    }
    for index in 0..<max(new.count, rows.count) {
      let old = index < rows.count ? rows[index] : Self.clear
      let wanted = index < new.count ? new[index] : Self.clear
      if old != wanted { text += "\u{1B}[\(index + 1);1H\(wanted)" }
    }
    rows = Array(new)
    return text
  }
}
