import Pictures
import Testing
import Trace

struct RunFigureTests {
  private func root(_ run: Run) throws -> ParsedXML.Element {
    try ParsedXML.read(Page(run, title: "a run").html)
  }

  @Test func `there is a lane for each row, in which each state has its own class`() throws {
    let root = try root(Samples.everything)
    let lanes = root.find("svg", class: "lane")
    #expect(lanes.count == 7)
    let states = Set(
      lanes.flatMap { $0.find("rect", class: "span") }.compactMap { rect in
        rect.attributes["class"]?.split(separator: " ").last.map(String.init)
      })
    #expect(states == Set(Run.State.allCases.map(\.rawValue)))
    let marks = Set(lanes.flatMap { $0.find("path") }.compactMap { $0.attributes["class"] })
    #expect(marks == ["interrupted", "failed", "cancelled", "said"])
  }

  @Test func `states differ by more than their colour`() throws {
    let root = try root(Samples.everything)
    let shapes = Run.State.allCases.map { state -> [String] in
      let swatches = root.find("ul", class: "legend").flatMap {
        $0.find("rect", class: state.rawValue)
      }
      return swatches.flatMap { [$0.attributes["y"] ?? "", $0.attributes["height"] ?? ""] }
    }
    #expect(shapes.allSatisfy { $0.count == 2 })
    // Running with and without the big lock, and the two waits, have one height: they have patterns.
    #expect(Set(shapes).count == 5)
    let patterns = root.find("pattern").compactMap { $0.attributes["id"] }
    #expect(patterns == ["pattern-big", "pattern-lock", "pattern-io", "pattern-sleep"])
  }

  @Test func `a stretch lies where its time does, and says what it is`() throws {
    let root = try root(Samples.everything)
    let reader = root.find("svg", class: "lane")[1]
    let rects = reader.find("rect", class: "waitingForLock")
    #expect(rects.map { $0.attributes["x"] } == ["60%"])
    #expect(rects.map { $0.attributes["width"] } == ["15%"])
    #expect(
      rects.map(\.allText)
        == ["reader: waiting for a lock, savings, 240 ms to 300 ms (60 ms)"])
  }

  @Test func `a moment without length is drawn too`() throws {
    let timer = try root(Samples.everything).find("svg", class: "lane")[3]
    #expect(
      timer.find("line", class: "moment").map(\.allText) == ["timer: running, at 180 ms, core 2"])
  }

  @Test func `the timeline can be reached by keys, and says by which it is moved`() throws {
    let scroll = try root(Samples.everything).find("div", class: "scroll")
    #expect(scroll.map { $0.attributes["tabindex"] } == ["0"])
    #expect(
      scroll.allSatisfy { $0.attributes["aria-label"]?.contains("plus and minus zoom") == true })
    let buttons = try root(Samples.everything).find("button").map { $0.attributes["aria-label"] }
    #expect(buttons == ["Zoom out", "Zoom in", "Show the whole run"])
  }

  @Test func `the same stands in a table, for who does not see it`() throws {
    let rows = try root(Samples.everything).find("details").flatMap { $0.find("tr") }
    #expect(rows.count == Samples.everything.intervals.count + 1)
    #expect(
      rows.map { $0.children.map(\.allText) }.contains(
        ["writer", "waiting for input", "160 ms", "280 ms", "page-1.example", "2,443 B"]))
  }

  @Test
  func `a run of a hundred thousand stretches is a page of bounded size that says what it lacks`()
    throws
  {
    var run = Samples.switching
    run.intervals = (0..<100_000).map { index in
      Run.Interval(
        strand: index % 2 + 1, state: .running, start: index * 1_000, end: index * 1_000 + 1_000,
        core: 0)
    }
    run.elapsed = 100_000_000
    let html = Page(run, title: "long").html
    #expect(html.utf8.count < 2_000_000)
    #expect(html.contains("99600 more are left out."))
  }

  @Test func `a run of nothing is a page`() throws {
    let root = try root(Run(cores: 1))
    #expect(root.find("figure").isEmpty)
  }
}

struct FindingFigureTests {
  private func root(_ finding: Finding) throws -> ParsedXML.Element {
    try ParsedXML.read(Page(finding, title: "a finding", source: Samples.source).html)
  }

  @Test func `each step is a row that knows its line, its words and the value`() throws {
    let rows = try root(Samples.lostUpdate).find("tr").filter { $0.attributes["data-step"] != nil }
    #expect(rows.map { $0.attributes["data-step"] } == ["1", "2", "3", "4"])
    #expect(rows.map { $0.attributes["data-strand"] } == ["A", "B", "B", "A"])
    #expect(
      rows.map { $0.attributes["data-act"] }
        == ["read count → 0", "read count → 0", "write count ← 1", "write count ← 1"])
    #expect(rows.map { $0.attributes["data-value"] } == ["0", "0", "1", "1"])
    #expect(rows.last?.attributes["data-remark"] == "B's update is overwritten")
    #expect(Set(rows.map { $0.attributes["data-source"] }) == ["section-1-source-1-line-9"])
  }

  @Test func `a switch is a row that says who is interrupted`() throws {
    let switches = try root(Samples.lostUpdate).find("tr", class: "switch")
    #expect(
      switches.map { $0.allText.split(separator: "\n").joined() } == [
        "A is interrupted, B goes on →"
      ])
  }

  @Test func `the source stands beside it, line by line`() throws {
    let lines = try root(Samples.lostUpdate).find("ol", class: "source").flatMap { $0.find("li") }
    #expect(
      lines.map(\.allText).map { $0.filter { $0 != "\n" } }
        == Samples.counterSource.split(
          separator: "\n", omittingEmptySubsequences: false
        ).map(String.init))
    let touched = lines.indices.filter { lines[$0].attributes["class"] == "touched" }
    #expect(touched == [8])
  }

  @Test func `the slider begins where it goes wrong, and is named`() throws {
    let sliders = try root(Samples.lostUpdate).find("input")
    #expect(sliders.map { $0.attributes["value"] } == ["4"])
    #expect(sliders.map { $0.attributes["max"] } == ["4"])
    #expect(sliders.map { $0.attributes["aria-label"] } == ["Step"])
  }

  @Test func `a deadlock is who waits for whom, and the cycle`() throws {
    let root = try root(Samples.deadlock)
    let rows = root.find("table", class: "waits").flatMap { $0.find("tr") }
    #expect(
      rows.map { $0.children.map(\.allText) } == [
        ["", "holds", "waits for", "line", "code"],
        ["A", "savings", "current", "9", "count += 1"],
        ["B", "current", "savings", "9", "count += 1"],
      ])
    let nodes = root.find("span", class: "node").map(\.allText)
    #expect(nodes == ["A", "current", "B", "savings", "A"])
  }

  @Test(arguments: Finding.Kind.allCases)
  func `every kind of finding is a page`(kind: Finding.Kind) throws {
    let root = try root(Samples.full(kind))
    #expect(root.find("tr").count { $0.attributes["data-step"] != nil } == 120)
    #expect(
      try ParsedXML.read(Page(Finding(kind: kind, headline: ""), title: "x").html).find("h1").count
        == 1)
  }
}
