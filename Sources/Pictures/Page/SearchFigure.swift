import Trace

/// What a search came to, on a page: in a sentence, and what its schedules end with.
struct SearchFigure {
  private let search: Exploration

  init(_ search: Exploration) { self.search = search }

  private static let barWidth = 160

  var markup: [Markup] {
    let text = search.summary
    let sentence = text.prefix(1).uppercased() + text.dropFirst() + "."
    return [Markup("p", ["class": "search"], text: sentence)] + outcomes
  }

  private var outcomes: [Markup] {
    let rows = OutcomeShare.all(of: search).map { share in
      Markup(
        "tr", [:],
        [
          Markup("th", ["scope": "row"], [Markup("code", text: share.text)]),
          Markup("td", [:], [bar(share)]),
          Markup("td", ["class": "count"], text: share.count),
          Markup("td", [:], text: share.isRight ? "right" : "wrong"),
        ])
    }
    guard !rows.isEmpty else { return [] }
    return [
      Markup(
        "div", ["class": "wide"],
        [
          Markup(
            "table", ["class": "outcomes", "aria-label": "What the schedules end with"],
            [Markup("tbody", [:], rows)])
        ])
    ]
  }

  private func bar(_ share: OutcomeShare) -> Markup {
    let whole = "\(Self.barWidth)"
    return Markup(
      "svg",
      [
        "width": whole, "height": "12", "viewBox": "0 0 \(whole) 12",
        "preserveAspectRatio": "none", "aria-hidden": "true",
      ],
      [
        Markup("rect", ["class": "all", "width": whole, "height": "12"], []),
        Markup(
          "rect",
          [
            "class": share.isRight ? "right" : "wrong",
            "width": "\(share.filled(of: Self.barWidth))", "height": "12",
          ], []),
      ])
  }
}
