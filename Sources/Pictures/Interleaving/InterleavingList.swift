import Terminal
import Trace

/// A schedule as a list, for surfaces too narrow for columns side by side: each step with the name
/// of its strand.
struct InterleavingList {
  let rows: InterleavingRows
  let source: SourceText
  let surface: Surface

  private let nameWidth: Int
  private let numberWidth: Int

  init(_ rows: InterleavingRows, source: SourceText, surface: Surface) {
    self.rows = rows
    self.source = source
    self.surface = surface
    self.nameWidth = min(rows.names.map(\.displayWidth).max() ?? 1, 12)
    self.numberWidth = rows.steps.map { $0.position.map { "\($0.line)".count } ?? 0 }.max() ?? 0
  }

  func lines() -> [Line] {
    rows.rows.flatMap { lines($0) } + rows.omission(surface.glyphs).map { $0.indented(by: 1) }
  }

  private func lines(_ row: InterleavingRows.Row) -> [Line] {
    let glyphs = surface.glyphs
    switch row {
    case .step(let shown):
      let name = Line(rows.names[shown.column], .heading)
        .truncated(to: nameWidth, mark: glyphs.ellipsis).padded(to: nameWidth)
      let number = Line(shown.position.map { "\($0.line)" } ?? "", .faint)
      let head = " " + name + " " + number.paddedLeft(to: numberWidth) + " "
      let cell = head + Line(shown.text.text(verbWidth: 0))
      let note = shown.remark.map { Line("\(glyphs.elbow) ", .faint) + Line(glyphs.fit($0), .bad) }
      let notes = note?.wrapped(to: max(surface.width - head.width, 12), hanging: 3) ?? []
      let indent = min(head.width, max(surface.width - 12, 0))
      return cell.wrapped(to: surface.width, hanging: indent)
        + notes.map { $0.indented(by: indent) }
    case .preemption(_, let to):
      let dashes = glyphs == .unicode ? "─ ─" : "- -"
      return [
        Line(" \(dashes) switch to \(rows.names[to]) \(dashes)", .doubtful)
          .truncated(to: surface.width, mark: glyphs.ellipsis)
      ]
    }
  }
}
