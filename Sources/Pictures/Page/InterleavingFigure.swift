import Terminal
import Trace

/// An interleaving on a page: a table whose steps a slider goes through, beside the source with a mark
/// where each strand stands, and the values of the variables.
struct InterleavingFigure {
  private let rows: InterleavingRows
  private let source: SourceText
  private let id: String
  /// How many rows the table has at most.
  private static let limit = 1_000

  init(_ finding: Finding, source: SourceText, id: String) {
    var rows = InterleavingRows(finding, source: source, glyphs: .unicode)
    rows.fold(to: Self.limit)
    self.rows = rows
    self.source = source
    self.id = id
  }

  var markup: [Markup] {
    guard !rows.steps.isEmpty else { return [] }
    let beside = Markup("div", ["class": "beside"], [steps, sides])
    return [Markup("figure", ["class": "interleaving"], [stepper, beside])]
  }

  private var stepper: Markup {
    let count = rows.steps.count
    let wrong = rows.steps.lastIndex { $0.remark != nil } ?? count - 1
    return Markup(
      "div", ["class": "stepper needs-script"],
      [
        Markup(
          "button", ["type": "button", "data-do": "back", "aria-label": "One step back"],
          text: "◀"),
        Markup(
          "input",
          [
            "type": "range", "min": "1", "max": "\(count)", "value": "\(wrong + 1)",
            "aria-label": "Step",
          ]),
        Markup(
          "button", ["type": "button", "data-do": "forward", "aria-label": "One step forward"],
          text: "▶"),
        Markup("output", ["class": "caption", "aria-live": "polite"], text: ""),
      ])
  }

  // MARK: The table

  private var steps: Markup {
    let columns = rows.names.map { name in
      Markup("th", ["scope": "col", "class": "strand"], [Markup("bdi", text: name)])
    }
    let head = [Markup("th", ["scope": "col", "class": "line"], text: "line")] + columns
    var index = 0
    let body = rows.rows.map { row -> Markup in
      switch row {
      case .preemption(let from, let to): return preemption(from: from, to: to)
      case .step(let shown):
        index += 1
        return step(shown, index)
      }
    }
    let omission =
      rows.leftOut > 0
      ? [Markup("p", ["class": "note"], text: rows.omission(.unicode).map(\.text).joined())] : []
    return Markup(
      "div", ["class": "steps wide", "tabindex": "0", "role": "region", "aria-label": "Steps"],
      [
        Markup(
          "table", [:],
          [Markup("thead", [:], [Markup("tr", [:], head)]), Markup("tbody", [:], body)])
      ] + omission)
  }

  private func step(_ shown: InterleavingRows.Shown, _ index: Int) -> Markup {
    let remark =
      shown.remark.map { [Markup("strong", ["class": "remark"], text: "✗ \($0)")] } ?? []
    let cells = rows.names.indices.map { column -> Markup in
      guard column == shown.column else { return Markup("td", text: "") }
      let words = Markup("span", ["class": "act"], text: shown.text.text(verbWidth: 0))
      return Markup("td", ["class": "did"], [words] + remark)
    }
    let line = Markup(
      "th", ["scope": "row", "class": "line"], text: shown.position.map { "\($0.line)" } ?? "")
    return Markup(
      "tr",
      [
        "data-step": "\(index)", "data-strand": rows.names[shown.column],
        "data-column": "\(shown.column)", "data-act": shown.text.text(verbWidth: 0),
        "data-source": shown.position.flatMap(anchor), "data-remark": shown.remark,
        "data-target": shown.step.knownValue == nil ? nil : shown.step.target,
        "data-value": shown.step.knownValue, "class": shown.followsGap ? "after-gap" : nil,
      ], [line] + cells)
  }

  private func preemption(from: Int, to: Int) -> Markup {
    let (left, right) = (min(from, to), max(from, to))
    let words = "\(rows.names[from]) is interrupted, \(rows.names[to]) goes on"
    let arrow = to > from ? "\(words) →" : "← \(words)"
    let cells =
      (0..<left).map { _ in Markup("td", text: "") }
      + [Markup("td", ["class": "switched", "colspan": "\(right - left + 1)"], text: arrow)]
      + (right + 1..<max(rows.names.count, right + 1)).map { _ in Markup("td", text: "") }
    return Markup("tr", ["class": "switch"], [Markup("th", ["class": "line"], text: "")] + cells)
  }

  // MARK: The source

  private var files: [String] {
    rows.steps.compactMap(\.position?.file).reduce(into: []) { files, file in
      if !files.contains(file), source.has(file) { files.append(file) }
    }
  }

  private func anchor(_ position: SourcePosition) -> String? {
    files.firstIndex(of: position.file).map { "\(id)-source-\($0 + 1)-line-\(position.line)" }
  }

  private var sides: Markup {
    let touched = Set(rows.steps.compactMap { $0.position.flatMap(anchor) })
    let listings = files.enumerated().flatMap { index, file -> [Markup] in
      let lines = (source.lines(of: file) ?? []).enumerated().map { number, text in
        let anchor = "\(id)-source-\(index + 1)-line-\(number + 1)"
        return Markup(
          "li", ["id": anchor, "class": touched.contains(anchor) ? "touched" : nil],
          [Markup("code", text: text)])
      }
      return [
        Markup("h3", text: SourceText.last(of: file)),
        Markup(
          "div",
          ["class": "wide", "tabindex": "0", "role": "region", "aria-label": "Source"],
          [Markup("ol", ["class": "source"], lines)]),
      ]
    }
    let values = Markup("dl", ["class": "values needs-script", "aria-label": "Values"], [])
    return Markup("div", ["class": "sides"], [values] + listings)
  }
}
