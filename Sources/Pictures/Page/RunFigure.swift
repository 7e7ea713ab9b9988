import Trace

/// A run on a page: what it came to, its timeline, and the same as a table.
struct RunFigure {
  private let model: TimelineModel
  private let id: String
  /// How many intervals a row draws at most, so that a long run is still a page that a browser likes.
  private static let rowLimit = 2_000
  /// How many intervals the table lists at most.
  private static let tableLimit = 400

  init(_ run: Run, id: String) {
    self.model = TimelineModel(
      run, rows: .both, window: TimeWindow(of: run, from: nil, to: nil))
    self.id = id
  }

  var markup: [Markup] {
    let figure = Markup(
      "figure", ["class": "timeline", "data-elapsed": "\(model.window.elapsed)"],
      [toolbar, grid, legend, table])
    return [Markup("p", ["class": "facts-line"], text: RunFacts(model.run).words)]
      + (model.rows.isEmpty ? [] : [figure])
  }

  private var toolbar: Markup {
    let button = { (action: String, label: String, text: String) in
      Markup("button", ["type": "button", "data-do": action, "aria-label": label], text: text)
    }
    return Markup(
      "div", ["class": "toolbar needs-script"],
      [
        button("out", "Zoom out", "−"), button("in", "Zoom in", "+"),
        button("fit", "Show the whole run", "Fit"),
        Markup(
          "output", ["class": "readout", "aria-live": "polite"],
          text: "Arrow keys go from stretch to stretch, + and − zoom."),
      ])
  }

  private var grid: Markup {
    let names = model.rows.map { row in
      Markup(
        "div", ["class": row.isStrand ? "name" : "name core", "title": row.name],
        [Markup("bdi", text: row.name)])
    }
    let facts = model.rows.map {
      Markup("div", ["class": "fact"], text: RowFacts($0, of: model).words)
    }
    let gap = Markup("div", ["class": "axis"], text: "")
    let lanes = model.rows.map { row in
      Markup(
        "svg",
        [
          "class": row.isStrand ? "lane" : "lane core", "width": "100%",
          "height": "\(LaneShapes.height)", "role": "img",
          "aria-label": "\(row.name): \(RowFacts(row, of: model).words)",
        ],
        LaneShapes(
          row: row, model: model, place: Coordinate.percent, length: Coordinate.percent,
          limit: Self.rowLimit
        ).all)
    }
    return Markup(
      "div", ["class": "grid"],
      [
        Markup("div", ["class": "names", "aria-hidden": "true"], [gap] + names),
        Markup(
          "div",
          [
            "class": "scroll", "tabindex": "0", "role": "group", "aria-roledescription": "timeline",
            "aria-label":
              "Timeline. Left and right go from stretch to stretch, up and down from row to row, "
              + "plus and minus zoom.",
          ], [Markup("div", ["class": "canvas"], [axis] + lanes)]),
        Markup("div", ["class": "facts", "aria-hidden": "true"], [gap] + facts),
      ])
  }

  private var axis: Markup {
    let axis = TimeAxis(model.window, atMost: 6)
    let ticks = axis.ticks.map { tick in
      let part = model.window.fraction(of: tick.time)
      let x = Coordinate.percent(part)
      // A label at an end of the axis stands inside of it.
      let edge = part == 0 ? " begin" : part > 0.97 ? " end" : ""
      return Markup(
        "g", ["class": "tick\(edge)"],
        [
          Markup("line", ["x1": x, "x2": x, "y1": "18", "y2": "24"]),
          Markup("text", ["x": x, "y": "14"], text: "\(tick.label) \(axis.unit.symbol)"),
        ])
    }
    return Markup(
      "svg", ["class": "axis", "width": "100%", "height": "24", "aria-hidden": "true"], ticks)
  }

  private var legend: Markup {
    Markup("figcaption", [:], [Markup("ul", ["class": "legend"], LegendSwatches(model).items)])
  }

  private var table: Markup {
    let rows = model.strandRows.flatMap { row in
      row.intervals.map { ($0, row) }
    }
    let shown = rows.prefix(Self.tableLimit).map { interval, row in
      Markup(
        "tr", [:],
        [
          Markup("th", ["scope": "row"], text: row.name),
          Markup("td", text: interval.state.words),
          Markup("td", text: TimeText.words(interval.start)),
          Markup("td", text: TimeText.words(interval.end)),
          Markup("td", text: interval.label ?? ""),
          Markup("td", text: interval.bytes.map(ByteText.words) ?? ""),
        ])
    }
    let head = ["who", "does", "from", "to", "for", "data"].map {
      Markup("th", ["scope": "col"], text: $0)
    }
    let left = rows.count - shown.count
    let note = left > 0 ? [Markup("p", ["class": "note"], text: "\(left) more are left out.")] : []
    return Markup(
      "details", [:],
      [
        Markup("summary", text: "The same as a table"),
        Markup(
          "div", ["class": "wide", "tabindex": "0", "role": "region", "aria-label": "Table"],
          [
            Markup(
              "table", [:],
              [
                Markup("thead", [:], [Markup("tr", [:], head)]),
                Markup("tbody", [:], shown),
              ])
          ]),
      ] + note)
  }
}
