/// Rows of cells in columns that align.
public struct Table: Hashable, Sendable {
  /// How a column's cells stand.
  public enum Alignment: Hashable, Sendable { case left, right }

  /// The rows; each has as many cells as it likes.
  public var rows: [[Line]]
  /// How each column stands; left where it is not said.
  public var alignments: [Alignment]
  /// Blanks between columns.
  public var gap: Int

  /// Makes a table.
  public init(_ rows: [[Line]], alignments: [Alignment] = [], gap: Int = 2) {
    self.rows = rows
    self.alignments = alignments
    self.gap = gap
  }

  /// The table's lines, `indent` columns from the left; see ``lines(in:on:)``.
  public func lines(on surface: Surface, indent: Int = 1) -> [Line] {
    lines(in: surface.width - indent, on: surface).map { $0.indented(by: indent) }
  }

  /// The table's lines in so many columns.
  ///
  /// Where it is too wide, the last column is wrapped; where that does not help, the widest
  /// columns are cut.
  public func lines(in room: Int, on surface: Surface) -> [Line] {
    let widths = columnWidths(room: room)
    return rows.flatMap { layOut($0, widths: widths, surface: surface) }
      .map { $0.truncated(to: room, mark: surface.glyphs.ellipsis) }
  }

  /// The lines of a table whose last column may be cut, or else each row's cells one after the
  /// other below its first: for rows of facts that end in a line of source.
  public func linesOrStacks(on surface: Surface, indent: Int = 1) -> [Line] {
    let room = surface.width - indent
    let widths = columnWidths(room: .max)
    let others = widths.dropLast().reduce(0) { $0 + $1 + gap }
    guard room - others >= min(widths.last ?? 0, 12) else {
      return stacks(on: surface, indent: indent)
    }
    let mark = surface.glyphs.ellipsis
    let cut = rows.map { row in
      row.enumerated().map { index, cell in
        index == widths.count - 1 ? cell.truncated(to: room - others, mark: mark) : cell
      }
    }
    return Table(cut, alignments: alignments, gap: gap).lines(on: surface, indent: indent)
  }

  private func stacks(on surface: Surface, indent: Int) -> [Line] {
    let head = (rows.compactMap { $0.first?.width }.max() ?? 0) + gap
    let below = min(head, max(surface.width - indent - 16, 0))
    return rows.flatMap { row -> [Line] in
      let lines = filled(row.dropFirst(), room: surface.width - indent - below)
      guard let first = row.first, let next = lines.first else { return row }
      let rest = lines.dropFirst().map { $0.indented(by: indent + below) }
      guard first.width < below else {
        return [first.indented(by: indent), next.indented(by: indent + below)] + rest
      }
      return [(first.padded(to: below) + next).indented(by: indent)] + rest
    }
  }

  /// Cells one after the other, each whole where it fits on a line.
  private func filled(_ cells: some Sequence<Line>, room: Int) -> [Line] {
    var lines: [Line] = []
    for cell in cells where !cell.isEmpty {
      if let last = lines.last, last.width + gap + cell.width <= room {
        lines[lines.count - 1] = last + Line(String(repeating: " ", count: gap)) + cell
      } else {
        lines += cell.wrapped(to: room, hanging: 2)
      }
    }
    return lines
  }

  /// The widths of the columns, which together take at most `room` if that can be.
  private func columnWidths(room: Int) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    guard count > 0 else { return [] }
    var widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let available = max(room - gap * (count - 1), count)
    let last = count - 1
    let excess = widths.reduce(0, +) - available
    if excess > 0 { widths[last] = max(widths[last] - excess, min(widths[last], 16)) }
    while widths.reduce(0, +) > available,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 1
    {
      widths[widest] -= 1
    }
    return widths
  }

  private func layOut(_ row: [Line], widths: [Int], surface: Surface) -> [Line] {
    var line = Line.blank
    var left = 0
    var overflow: [Line] = []
    for (column, cell) in row.enumerated() {
      let isLast = column == widths.count - 1
      var shown = cell
      if isLast {
        let wrapped = cell.wrapped(to: max(widths[column], 1))
        shown = wrapped.first ?? .blank
        overflow = wrapped.dropFirst().map { $0.indented(by: left) }
      } else {
        shown = cell.truncated(to: widths[column], mark: surface.glyphs.ellipsis)
      }
      let isRight = column < alignments.count && alignments[column] == .right
      line += isRight ? shown.paddedLeft(to: widths[column]) : shown.padded(to: widths[column])
      if !isLast { line += Line(String(repeating: " ", count: gap)) }
      left += widths[column] + gap
    }
    return [line] + overflow
  }
}
