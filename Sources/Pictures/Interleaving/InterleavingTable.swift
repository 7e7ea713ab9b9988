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
    let layout = InterleavingLayout(rows, source: source, surface: surface)
    let list = InterleavingList(rows, source: source, surface: surface)
    let shown = rows.upTo(step: current)
    let groups = shown.enumerated().map { index, row in
      let isCurrent = index == shown.count - 1
      return layout?.lines(row, isCurrent: isCurrent) ?? list.lines(row, isCurrent: isCurrent)
    }
    let header = layout.map { [$0.header] } ?? []
    return header + Self.latest(groups, room: max(height - header.count, 1), glyphs: surface.glyphs)
  }

  /// The last lines that have room, and first of all those of the last row.
  private static func latest(_ groups: [[Line]], room: Int, glyphs: Glyphs) -> [Line] {
    let lines = groups.flatMap(\.self)
    guard lines.count > room else { return lines }
    let last = (groups.last ?? []).prefix(room)
    let left = room - last.count
    guard left > 0 else { return Array(last) }
    let above = Line("   \(glyphs.ellipsis) earlier steps", .faint)
    return [above] + groups.dropLast().flatMap(\.self).suffix(left - 1) + last
  }
}
