public import Terminal
public import Trace

/// What the schedules of a search end with, and how many of them with each.
///
/// It is empty where that was not counted, and where all end alike.
public struct OutcomesPicture: Sendable {
  /// The search.
  public let search: Exploration

  /// Makes a picture.
  public init(_ search: Exploration) { self.search = search }

  private static let barWidth = 12
  /// The longest value that is shown whole.
  private static let longestValue = 32

  /// The picture's lines: one for each outcome.
  public func lines(on surface: Surface) -> [Line] {
    let glyphs = surface.glyphs
    let hasBars = surface.width >= 50
    let rows = OutcomeShare.all(of: search).map { share -> [Line] in
      let style: Style = share.isRight ? .good : .bad
      let filled = share.filled(of: Self.barWidth)
      let bar =
        Line(String(repeating: glyphs.filled, count: filled), style)
        + Line(String(repeating: glyphs.empty, count: Self.barWidth - filled), .faint)
      let value = Line(glyphs.fit(share.text.visible))
        .truncated(to: Self.longestValue, mark: glyphs.ellipsis)
      return [Line(share.isRight ? glyphs.pass : glyphs.fail, style), value]
        + (hasBars ? [bar] : []) + [Line(share.count)]
    }
    let alignments: [Table.Alignment] =
      [.left, .left] + (hasBars ? [.left] : []) + [.right]
    return Table(rows, alignments: alignments).lines(on: surface, indent: 3)
  }
}
