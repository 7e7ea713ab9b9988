import Trace

/// Who holds what and waits for what on a page, and the cycle that it makes.
struct WaitingFigure {
  private let finding: Finding
  private let source: SourceText

  init(_ finding: Finding, source: SourceText) {
    self.finding = finding
    self.source = source
  }

  var markup: [Markup] {
    let rows = finding.waits.map { wait in
      let place = source.place(in: wait.stack)
      let code = place.flatMap { source.line(at: $0) } ?? ""
      return Markup(
        "tr", [:],
        [
          Markup("th", ["scope": "row"], text: finding.name(of: wait.strand)),
          Markup("td", text: wait.holds.joined(separator: ", ")),
          Markup("td", text: wait.resource),
          Markup("td", text: place.map { "\($0.line)" } ?? ""),
          Markup("td", [:], [Markup("code", text: code)]),
        ])
    }
    let head = ["", "holds", "waits for", "line", "code"].map {
      Markup("th", ["scope": "col"], text: $0)
    }
    let table = Markup(
      "table", ["class": "waits"],
      [Markup("thead", [:], [Markup("tr", [:], head)]), Markup("tbody", [:], rows)])
    return [Markup("div", ["class": "wide"], [table])] + cycle
  }

  private var cycle: [Markup] {
    guard let cycle = WaitCycle(finding) else { return [] }
    let parts = cycle.names.enumerated().flatMap { index, name -> [Markup] in
      let node = Markup(
        "span", ["class": name.isStrand ? "node strand" : "node resource"], text: name.text)
      return index == 0
        ? [node]
        : [Markup("span", ["class": "arrow", "aria-label": "waits for"], text: "→"), node]
    }
    return [Markup("p", ["class": "cycle"], parts)]
  }
}
