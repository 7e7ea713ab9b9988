import Terminal
import Trace

/// Where the columns of an interleaving table stand.
struct InterleavingLayout {
  private let rows: InterleavingRows
  private let source: SourceText
  private let surface: Surface
  private let verbWidth: Int
  /// The columns of the source text; 0 where it is left out.
  private let sourceWidth: Int
  /// The left edge of each strand's column.
  private let edges: [Int]

  /// Where line numbers end; where no step has a line, there are none.
  private let gutter: Int
  /// How far apart strands' columns stand where there is room.
  private static let ease = 21

  /// The most columns that a line of source takes, so that remarks find room beside the steps.
  private static let longestSource = 24

  /// Lays a table out; `nil` if it does not fit side by side.
  init?(_ rows: InterleavingRows, source: SourceText, surface: Surface) {
    self.rows = rows
    self.source = source
    self.surface = surface
    let verbs = rows.steps.map(\.text).filter { !$0.object.isEmpty }.map(\.verb.displayWidth)
    let longest = verbs.max() ?? 0
    self.verbWidth = longest <= 7 ? longest : 0
    let widths = Self.columnWidths(rows, verbWidth: verbWidth)
    let tight = widths.dropLast().reduce(widths.last ?? 0) { $0 + $1 + 2 }
    let texts = rows.steps.compactMap { $0.position.flatMap { source.line(at: $0) } }
    let longestText = texts.map { surface.glyphs.fit($0.visible).displayWidth }.max() ?? 0
    let wanted = min(longestText, Self.longestSource)
    let hasLines = rows.steps.contains { $0.position != nil }
    let gutter = hasLines ? 6 : surface.glyphs.ellipsis.displayWidth + 1
    self.gutter = gutter
    let room = surface.width - gutter - 2 - tight
    guard room >= 0 else { return nil }
    let fits = room - 3 >= min(wanted, 12)
    let sourceWidth = wanted > 0 && fits ? min(wanted, room - 3) : 0
    self.sourceWidth = sourceWidth
    var slack = room - (sourceWidth > 0 ? sourceWidth + 3 : 0)
    var edges = [gutter + (hasLines ? 2 : 1) + (sourceWidth > 0 ? sourceWidth + 3 : 0)]
    for width in widths.dropLast() {
      let extra = min(max(Self.ease - width - 2, 0), slack)
      slack -= extra
      edges.append((edges.last ?? 0) + width + 2 + extra)
    }
    self.edges = edges
  }

  func lines() -> [Line] {
    [header] + rows.rows.flatMap { lines($0) }
      + rows.omission(surface.glyphs).map { $0.indented(by: 3) }
  }

  private static func columnWidths(_ rows: InterleavingRows, verbWidth: Int) -> [Int] {
    rows.names.indices.map { column in
      let cells = rows.steps.filter { $0.column == column }
      let widest = cells.map { $0.text.text(verbWidth: verbWidth).displayWidth }.max() ?? 0
      return max(widest, rows.names[column].displayWidth, 10)
    }
  }

  /// The names of the strands, each above its column.
  private var header: Line {
    let label = gutter == 6 ? Line("line", .faint).paddedLeft(to: gutter + 1) : .blank
    return zip(edges, rows.names).reduce(into: label) { line, column in
      line = line.padded(to: column.0) + Line(column.1, .heading)
    }
  }

  /// The lines of a row.
  private func lines(_ row: InterleavingRows.Row) -> [Line] {
    switch row {
    case .step(let shown): return step(shown)
    case .preemption(let from, let to):
      return [preemption(from: from, to: to)]
    }
  }

  private func step(_ shown: InterleavingRows.Shown) -> [Line] {
    let number = shown.position.map { "\($0.line)" } ?? ""
    var line = Line(shown.followsGap ? surface.glyphs.ellipsis : "", .faint)
    line = line.paddedLeft(to: gutter < 6 ? gutter : 3)
    line += Line(number, .faint).paddedLeft(to: max(gutter - line.width, 0))
    if sourceWidth > 0, let position = shown.position, let code = source.line(at: position) {
      line += "  "
      line += Line(surface.glyphs.fit(code.visible), .code)
        .truncated(to: sourceWidth, mark: surface.glyphs.ellipsis)
    }
    line = line.padded(to: edges[shown.column]) + Line(shown.text.text(verbWidth: verbWidth))
    guard let remark = shown.remark else { return [line] }
    let note = Line(surface.glyphs.fit(remark), .bad)
    let next = shown.column + 1 < edges.count ? edges[shown.column + 1] : line.width + 2
    let starts = [max(next, line.width + 2), line.width + 2]
    if let start = starts.first(where: { $0 + note.width <= surface.width }) {
      return [line.padded(to: start) + note]
    }
    let hung = Line("\(surface.glyphs.elbow) ", .faint) + note
    let left = max(min(edges[shown.column], surface.width - hung.width), 1)
    return [line] + hung.wrapped(to: surface.width - left, hanging: 3).map { $0.indented(by: left) }
  }

  private func preemption(from: Int, to: Int) -> Line {
    let left = edges[min(from, to)]
    let right = edges[max(from, to)]
    let arrow = surface.glyphs.switching(columns: right - left - 1, forward: to > from)
    return Line(arrow, .doubtful).indented(by: left)
  }
}

extension InterleavingRows {
  /// What is said below a table in which steps are left out.
  func omission(_ glyphs: Glyphs) -> [Line] {
    guard leftOut > 0 else { return [] }
    let steps = leftOut == 1 ? "1 more step" : "\(leftOut) more steps"
    return [Line("\(glyphs.ellipsis) \(steps)", .faint)]
  }
}

extension Glyphs {
  /// An arrow that says `switch`, as long as `columns`: `─ ─ ─ switch ─ ─ ─►`.
  func switching(columns: Int, forward: Bool) -> String {
    let dash = self == .unicode ? "─" : "-"
    let head = self == .unicode ? (forward ? "►" : "◄") : (forward ? ">" : "<")
    let pairs = max(columns - " switch ".count, 0) / 2
    guard pairs >= 2 else { return forward ? "switch \(head)" : "\(head) switch" }
    let tail = Array(repeating: dash, count: pairs / 2).joined(separator: " ")
    let front = Array(repeating: dash, count: pairs - pairs / 2).joined(separator: " ")
    return forward ? "\(tail) switch \(front)\(head)" : "\(head)\(front) switch \(tail)"
  }
}
