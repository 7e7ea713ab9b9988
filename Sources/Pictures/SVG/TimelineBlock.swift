import Terminal
import Trace

/// A timeline as part of a picture.
struct TimelineBlock {
  private let model: TimelineModel
  private let fold: TimelineFold
  private let nameWidth: Int
  private let factWidth: Int
  /// How wide the time is drawn, in pixels.
  private static let span = 640
  /// How many rows are drawn at most.
  private static let rows = 40
  /// How many intervals a row draws at most.
  private static let limit = 1_000

  init(_ model: TimelineModel) {
    self.model = model
    self.fold = TimelineFold(model, room: Self.rows)
    let names = fold.rows.map { SVGBlock.width(of: $0.name) }
    self.nameWidth = min(max(names.max() ?? 0, 40), 24 * SVGBlock.column) + 16
    let facts = fold.rows.map { SVGBlock.width(of: RowFacts($0, of: model).words) }
    self.factWidth = (facts.max() ?? 0) + 16
  }

  /// The block: axis, rows, what is left out, legend.
  var block: SVGBlock {
    guard !fold.rows.isEmpty else { return SVGBlock(width: 0, height: 0, shapes: []) }
    let rows = fold.rows.enumerated().flatMap { row($1, top: 26 + $0 * LaneShapes.height) }
    let bottom = 26 + fold.rows.count * LaneShapes.height
    let notes = SVGBlock.text(omissions, style: "faint")
    let legend = legend()
    let below = [(notes, bottom + 6), (legend, bottom + 6 + notes.height)].map { block, top in
      Markup("g", ["transform": "translate(0 \(top))"], block.shapes)
    }
    return SVGBlock(
      width: nameWidth + Self.span + factWidth,
      height: bottom + 6 + notes.height + legend.height, shapes: axis + rows + below)
  }

  private func x(_ fraction: Double) -> Double { Double(nameWidth) + fraction * Double(Self.span) }

  private var axis: [Markup] {
    let axis = TimeAxis(model.window, atMost: 8)
    let bottom = 26 + fold.rows.count * LaneShapes.height
    return axis.ticks.flatMap { tick in
      let x = Coordinate.pixels(x(model.window.fraction(of: tick.time)))
      return [
        Markup("line", ["class": "guide", "x1": x, "x2": x, "y1": "20", "y2": "\(bottom)"]),
        Markup(
          "text", ["class": "tick", "x": x, "y": "13"], text: "\(tick.label) \(axis.unit.symbol)"),
      ]
    }
  }

  private func row(_ row: TimelineRow, top: Int) -> [Markup] {
    let shapes = LaneShapes(
      row: row, model: model, place: { Coordinate.pixels(x($0)) },
      length: { Coordinate.pixels($0 * Double(Self.span)) }, limit: Self.limit
    ).all
    return [
      SVGBlock.text(
        row.name, x: 0, y: top + 16, style: row.isStrand ? "strong" : "faint",
        room: nameWidth - 16),
      Markup(
        "g", ["class": row.isStrand ? nil : "core", "transform": "translate(0 \(top))"], shapes),
      SVGBlock.text(
        RowFacts(row, of: model).words, x: nameWidth + Self.span + 16, y: top + 16, style: "faint"),
    ]
  }

  private var omissions: [String] {
    let rows = fold.words.map { ["… \($0)"] } ?? []
    return rows + (model.window.omission.map { ["… \($0)"] } ?? [])
  }

  private func legend() -> SVGBlock {
    var x = 0
    var y = 0
    var shapes: [Markup] = []
    for entry in LegendSwatches(model).entries {
      let width = 38 + SVGBlock.width(of: entry.words) + 20
      if x > 0, x + width > nameWidth + Self.span {
        x = 0
        y += LaneShapes.height
      }
      shapes.append(Markup("g", ["transform": "translate(\(x) \(y))"], [entry.shape]))
      shapes.append(SVGBlock.text(entry.words, x: x + 38, y: y + 16, style: "faint"))
      x += width
    }
    return SVGBlock(
      width: 0, height: shapes.isEmpty ? 0 : y + LaneShapes.height, shapes: shapes)
  }
}
