public import Terminal
public import Trace

/// A schedule as a table: a column for each strand, time downwards, a row for each step with its
/// line of source, and a mark where the scheduler switches.
public struct InterleavingTable: Sendable {
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
    var limit = max(height - 1, 4)
    if rows.leftOut > 0 || rows.rows.count > limit { limit -= 1 }
    while true {
      rows.fold(to: limit)
      let layout = InterleavingLayout(rows, source: source, surface: surface)
      let lines =
        layout?.lines() ?? InterleavingList(rows, source: source, surface: surface).lines()
      if lines.count <= height || limit <= 4 { return lines }
      limit -= lines.count - height
      limit = max(limit, 4)
    }
  }
}
