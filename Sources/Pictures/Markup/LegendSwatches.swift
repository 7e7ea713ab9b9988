import Trace

/// The legend of a timeline in SVG: a swatch and words for each state and mark that is seen.
struct LegendSwatches {
  private let model: TimelineModel

  init(_ model: TimelineModel) { self.model = model }

  /// What is seen, in the order of the legend.
  var entries: [(shape: Markup, words: String)] {
    let states = model.states.map { state in
      let (top, height) = state.band
      let shape = Markup(
        "rect",
        [
          "class": "span \(state.rawValue)", "x": "1", "y": "\(top)", "width": "28",
          "height": "\(height)",
        ])
      return (shape, state.words)
    }
    return states + marks
  }

  private var marks: [(shape: Markup, words: String)] {
    let window = model.window
    let kinds = Set(
      model.rows.flatMap(\.events).filter { window.shows(start: $0.time, end: $0.time) }.map(\.kind)
    )
    let paths: [(Bool, String, String)] = [
      (model.interruptions > 0, "interrupted", "M15 1V23M11 6L15 1L19 6"),
      (kinds.contains(.cancelled), "cancelled", "M8 12a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M10 17L20 7"),
      (kinds.contains(.failed), "failed", "M9 6L21 18M21 6L9 18"),
      (!kinds.isDisjoint(with: [.output, .note]), "said", "M10 7H20L15 15Z"),
    ]
    return paths.filter(\.0).map { _, name, path in
      (Markup("path", ["class": name, "d": path]), name == "said" ? "said something" : name)
    }
  }

  /// Items of a list, for a page.
  var items: [Markup] {
    entries.map { entry in
      let swatch = Markup(
        "svg",
        ["width": "30", "height": "\(LaneShapes.height)", "aria-hidden": "true"], [entry.shape])
      return Markup("li", [:], [swatch, Markup("span", text: entry.words)])
    }
  }
}
