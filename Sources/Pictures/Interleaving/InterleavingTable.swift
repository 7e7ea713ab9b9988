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

  /// How many steps the table shows when none is folded for want of room: what `current` counts.
  public var stepCount: Int {
    InterleavingRows(finding, source: source, glyphs: .unicode).steps.count
  }

  /// The table up to one of its steps, which is marked; at most `height` lines, the latest of them.
  ///
  /// Columns stand where they stand in the whole table, so that nothing moves from step to step.
  ///
  /// - Parameter current: The step at which somebody looks, from 0; one outside of the table is brought
  ///   into it.
  public func lines(on surface: Surface, height: Int, current: Int) -> [Line] {
    let rows = InterleavingRows(finding, source: source, glyphs: surface.glyphs)
    guard !rows.rows.isEmpty else { return [] }
    let shown = rows.upTo(step: current)
    var header: [Line] = []
    var lines: [Line] = []
    if let layout = InterleavingLayout(rows, source: source, surface: surface) {
      header = [layout.header]
      lines = shown.enumerated().flatMap {
        layout.lines($1, isCurrent: $0 == shown.count - 1)
      }
    } else {
      let list = InterleavingList(rows, source: source, surface: surface)
      lines = shown.enumerated().flatMap { list.lines($1, isCurrent: $0 == shown.count - 1) }
    }
    let room = max(height - header.count, 1)
    guard lines.count > room else { return header + lines }
    let above = Line("   \(surface.glyphs.ellipsis) earlier steps", .faint)
    return header + (room > 1 ? [above] : []) + lines.suffix(max(room - 1, 1))
  }
}
