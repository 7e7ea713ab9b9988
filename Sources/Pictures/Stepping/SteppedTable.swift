public import Terminal
public import Trace

/// A schedule for somebody who goes through it step by step: what was done is plain, the step done
/// last is marked, what is still to come is faint.
public struct SteppedTable: Sendable {
  /// A row of the table.
  public struct Row: Hashable, Sendable {
    /// The step that it belongs to, counted from 0.
    public var step: Int
    /// What stands there.
    public var line: Line
  }

  /// The schedule.
  public let finding: Finding
  /// Where lines of source come from.
  public let source: SourceText

  /// Makes a table.
  public init(_ finding: Finding, source: SourceText = SourceText()) {
    self.finding = finding
    self.source = source
  }

  /// The strands that take steps, a column for each.
  private var strands: [Strand] {
    let shown = Set(finding.steps.map(\.strand))
    let known = finding.strands.filter { shown.contains($0.id) }
    let missing = shown.subtracting(known.map(\.id)).sorted()
    return known + missing.map { Strand(id: $0, name: "\($0)", kind: .thread) }
  }

  /// The names of the columns, where there is room for columns.
  public func header(on surface: Surface) -> Line? {
    layout(on: surface).map { layout in
      zip(layout.edges, strands).reduce(into: Line("  line", .faint)) { line, column in
        let name = surface.glyphs.fit(column.1.name.visible)
        line = line.padded(to: column.0) + Line(name, .heading)
      }
    }
  }

  /// The rows, when so many steps have been done.
  public func rows(on surface: Surface, done: Int) -> [Row] {
    let layout = layout(on: surface)
    let steps = finding.steps
    return steps.indices.flatMap { index -> [Row] in
      let step = steps[index]
      let isDone = index < done
      var lines: [Line] = []
      if step.cameBy == .preemption, index > 0 {
        lines.append(
          self.switching(from: steps[index - 1].strand, to: step.strand, layout, surface))
      }
      let isLast = index == done - 1
      lines += layout.map { cell(step, isLast: isLast, $0, surface) } ?? item(step, isLast, surface)
      return lines.map { line in
        Row(step: index, line: isDone ? line : line.styled(.faint))
      }
    }
  }

  // MARK: Columns

  private struct Layout {
    var edges: [Int]
    var columns: [Int: Int]
    var verbWidth: Int
  }

  /// The column where line numbers end.
  private static let gutter = 6

  private func layout(on surface: Surface) -> Layout? {
    let strands = strands
    let texts = finding.steps.map { StepText($0, glyphs: surface.glyphs) }
    let longest = texts.filter { !$0.object.isEmpty }.map(\.verb.displayWidth).max() ?? 0
    let verbWidth = longest <= 9 ? longest : 0
    var edges: [Int] = []
    var left = Self.gutter + 2
    for strand in strands {
      edges.append(left)
      let cells = zip(finding.steps, texts).filter { $0.0.strand == strand.id }
      let widest = cells.map { $0.1.text(verbWidth: verbWidth).displayWidth }.max() ?? 0
      left += max(widest, surface.glyphs.fit(strand.name.visible).displayWidth, 10) + 2
    }
    guard left - 2 <= surface.width else { return nil }
    let columns = Dictionary(
      strands.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Layout(edges: edges, columns: columns, verbWidth: verbWidth)
  }

  private func cell(_ step: Step, isLast: Bool, _ layout: Layout, _ surface: Surface) -> [Line] {
    let edge = layout.edges[layout.columns[step.strand] ?? 0]
    let text = StepText(step, glyphs: surface.glyphs).text(verbWidth: layout.verbWidth)
    let style: Style = isLast ? .strong : .plain
    let line = head(step, isLast, surface).padded(to: edge) + Line(text, style)
    guard let remark = remark(step, surface) else { return [line] }
    if line.width + 2 + remark.width <= surface.width {
      let next = layout.edges.first { $0 >= line.width + 2 && $0 + remark.width <= surface.width }
      return [line.padded(to: next ?? line.width + 2) + remark]
    }
    return [line] + below(remark, at: edge, surface)
  }

  private func head(_ step: Step, _ isLast: Bool, _ surface: Surface) -> Line {
    let mark = isLast ? Line(surface.glyphs.here, .action) : .blank
    let number = source.place(in: step.stack).map { "\($0.line)" } ?? ""
    return mark + Line(number, .faint).paddedLeft(to: Self.gutter - mark.width)
  }

  private func switching(
    from: Int, to: Int, _ layout: Layout?, _ surface: Surface
  ) -> Line {
    guard let layout, let one = layout.columns[from], let other = layout.columns[to] else {
      return Line("   switch", .doubtful)
    }
    let left = layout.edges[min(one, other)]
    let columns = layout.edges[max(one, other)] - left - 1
    let arrow = surface.glyphs.switching(columns: columns, forward: other > one)
    return Line(arrow, .doubtful).indented(by: left)
  }

  // MARK: A list, where columns do not fit

  private func item(_ step: Step, _ isLast: Bool, _ surface: Surface) -> [Line] {
    let name = strands.first { $0.id == step.strand }.map { surface.glyphs.fit($0.name.visible) }
    let text = StepText(step, glyphs: surface.glyphs).text(verbWidth: 0)
    let start = head(step, isLast, surface) + " " + Line(name ?? "", .heading) + "  "
    let line = start + Line(text, isLast ? .strong : .plain)
    let lines = line.wrapped(to: surface.width, hanging: min(start.width, surface.width / 2))
    return lines + (remark(step, surface).map { below($0, at: Self.gutter + 1, surface) } ?? [])
  }

  private func remark(_ step: Step, _ surface: Surface) -> Line? {
    guard step.action != .note || step.target != nil else { return nil }
    return step.remark.map { Line(surface.glyphs.fit($0), .bad) }
  }

  private func below(_ remark: Line, at edge: Int, _ surface: Surface) -> [Line] {
    let hung = Line("\(surface.glyphs.elbow) ", .faint) + remark
    let left = max(min(edge, surface.width - hung.width), 1)
    return hung.wrapped(to: surface.width - left, hanging: 3).map { $0.indented(by: left) }
  }
}
