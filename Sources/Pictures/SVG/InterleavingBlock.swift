import Terminal
import Trace

/// An interleaving as part of a picture: a line downwards for each strand, a dot for each step, an arrow
/// where the scheduler switches.
struct InterleavingBlock {
  private let rows: InterleavingRows
  private let source: SourceText
  /// How wide the lines of source are drawn, in pixels.
  private let sourceWidth: Int
  /// Where each strand's line stands.
  private let edges: [Int]
  private let width: Int
  /// How many rows are drawn at most.
  private static let limit = 60
  private static let gutter = 6 * SVGBlock.column
  private static let rowHeight = 26

  init(_ finding: Finding, source: SourceText) {
    var rows = InterleavingRows(finding, source: source, glyphs: .unicode)
    rows.fold(to: Self.limit)
    self.rows = rows
    self.source = source
    let texts = rows.steps.compactMap { $0.position.flatMap { source.line(at: $0) } }
    let longest = texts.map { SVGBlock.width(of: $0) }.max() ?? 0
    self.sourceWidth = min(longest, 30 * SVGBlock.column)
    var left = Self.gutter + (sourceWidth > 0 ? sourceWidth + 24 : 0)
    var edges: [Int] = []
    for column in rows.names.indices {
      edges.append(left + 6)
      let cells = rows.steps.filter { $0.column == column }.flatMap { shown in
        [shown.text.text(verbWidth: 0), shown.remark.map { "✗ \($0)" } ?? ""]
      }
      let widest = (cells + [rows.names[column]]).map { SVGBlock.width(of: $0) }.max() ?? 0
      left += min(max(widest, 12 * SVGBlock.column), 44 * SVGBlock.column) + 36
    }
    self.edges = edges
    self.width = left
  }

  /// The block, if there are steps.
  var blocks: [SVGBlock] {
    guard !rows.steps.isEmpty else { return [] }
    var top = 34
    var shapes: [Markup] = []
    for row in rows.rows {
      switch row {
      case .preemption(let from, let to): shapes += preemption(from: from, to: to, top: top)
      case .step(let shown):
        shapes += step(shown, top: top)
        if shown.remark != nil { top += SVGBlock.line }
      }
      top += Self.rowHeight
    }
    let lifelines = edges.map { edge in
      Markup(
        "line",
        ["class": "lifeline", "x1": "\(edge)", "x2": "\(edge)", "y1": "28", "y2": "\(top)"])
    }
    let names = zip(edges, rows.names).map { edge, name in
      SVGBlock.text(name, x: edge - 4, y: 18, style: "strong", room: 24 * SVGBlock.column)
    }
    let block = SVGBlock(width: width, height: top + 4, shapes: lifelines + names + shapes)
    let omission = rows.omission(.unicode).map(\.text)
    return [block] + (omission.isEmpty ? [] : [SVGBlock.text(omission, style: "faint")])
  }

  private func step(_ shown: InterleavingRows.Shown, top: Int) -> [Markup] {
    let edge = edges[shown.column]
    let base = top + 17
    var shapes: [Markup] = []
    if shown.followsGap {
      shapes.append(SVGBlock.text("…", x: 0, y: base, style: "faint"))
    }
    if let position = shown.position {
      let number = "\(position.line)"
      let left = Self.gutter - 16 - SVGBlock.width(of: number)
      shapes.append(SVGBlock.text(number, x: max(left, 0), y: base, style: "faint"))
      if sourceWidth > 0, let code = source.line(at: position) {
        shapes.append(
          SVGBlock.text(code, x: Self.gutter, y: base, style: "code", room: sourceWidth))
      }
    }
    let isWrong = shown.remark != nil
    shapes.append(
      Markup(
        "circle",
        ["class": isWrong ? "dot wrong" : "dot", "cx": "\(edge)", "cy": "\(base - 5)", "r": "4"]))
    shapes.append(
      SVGBlock.text(
        shown.text.text(verbWidth: 0), x: edge + 14, y: base, room: 44 * SVGBlock.column))
    if let remark = shown.remark {
      shapes.append(
        SVGBlock.text(
          "✗ \(remark)", x: edge + 14, y: base + SVGBlock.line, style: "wrong",
          room: 44 * SVGBlock.column))
    }
    return shapes
  }

  private func preemption(from: Int, to: Int, top: Int) -> [Markup] {
    let (start, end) = (edges[from], edges[to])
    let middle = top + 14
    let step = end > start ? -1 : 1
    let tip = end + step * 6
    return [
      Markup(
        "path",
        [
          "class": "switch",
          "d": "M\(start) \(middle)H\(tip)m\(step * 7) -5L\(tip) \(middle)l\(step * 7) 5",
        ]),
      Markup(
        "text", ["class": "switching", "x": "\((start + end) / 2)", "y": "\(middle - 4)"],
        text: "switch"),
    ]
  }
}
