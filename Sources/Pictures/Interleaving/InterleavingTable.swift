public import Terminal
public import Trace

/// A schedule as a table: a column for each strand, time downwards, a row for each step with its
/// line of source, and a mark where the scheduler switches.
public struct InterleavingTable: Hashable, Sendable {
  /// The schedule, and what it shows.
  public let finding: Finding
  /// Where lines of source come from.
  public let source: SourceText

  /// Makes a table.
  public init(_ finding: Finding, source: SourceText = SourceText()) {
    self.finding = finding
    self.source = source
  }

  /// The table's lines, at most `height` of them; steps that matter least are folded first.
  public func lines(on surface: Surface, height: Int = 14) -> [Line] {
    var rows = InterleavingRows(finding, source: source, glyphs: surface.glyphs)
    guard !rows.rows.isEmpty else { return [] }
    var limit = max(height - 1, 1)
    if rows.leftOut > 0 || rows.rows.count > limit { limit -= 1 }
    while true {
      limit = max(limit, 1)
      rows.fold(to: limit)
      let layout = InterleavingLayout(rows, source: source, surface: surface)
      let lines =
        layout?.lines() ?? InterleavingList(rows, source: source, surface: surface).lines()
      if lines.count <= height || limit == 1 { return Array(lines.prefix(max(height, 1))) }
      limit -= max((lines.count - height) / 2, 1)
    }
  }
}
