import Pictures
import Testing
import Trace

struct SVGTests {
  @Test func `pictures look as their files say`() throws {
    let timelines = [
      ("everything", Timeline(Samples.everything)), ("wide-names", Timeline(Samples.wideNames)),
      ("cut", Timeline(Samples.everything, rows: .strands, from: 90_000_000, to: 170_000_000)),
    ]
    for (name, timeline) in timelines {
      try Golden.check(SVG(timeline, title: "A run").text, "\(name).svg")
    }
    for (name, finding) in Samples.findings {
      let picture = SVG(finding, title: "A finding", source: Samples.source)
      try Golden.check(picture.text, "finding-\(name).svg")
    }
  }

  @Test func `a picture says in words what it is`() throws {
    let root = try ParsedXML.read(SVG(Samples.lostUpdate, title: "Lost update").text)
    let svg = try #require(root.children.first)
    #expect(svg.attributes["xmlns"] == "http://www.w3.org/2000/svg")
    #expect(svg.attributes["role"] == "img")
    #expect(svg.children.prefix(2).map(\.name) == ["title", "desc"])
    #expect(
      svg.children.prefix(2).map(\.text) == ["Lost update", "Wrong outcome: expected 2, found 1"])
    let named = svg.children.prefix(2).compactMap { $0.attributes["id"] }
    #expect(svg.attributes["aria-labelledby"] == named.joined(separator: " "))
  }

  @Test func `a picture has a ground of its own as large as itself, for light and for dark`() throws
  {
    for picture in [SVG(Samples.deadlock, title: "x"), SVG(Timeline(Samples.twelve), title: "x")] {
      let svg = try #require(try ParsedXML.read(picture.text).children.first)
      let ground = try #require(svg.find("rect", class: "paper").first)
      let width = Int(svg.attributes["width"] ?? "") ?? 0
      let height = Int(svg.attributes["height"] ?? "") ?? 0
      #expect(svg.attributes["viewBox"] == "0 0 \(width) \(height)")
      #expect(ground.attributes["width"] == "\(width - 1)")
      #expect(ground.attributes["height"] == "\(height - 1)")
      let style = svg.find("style").map(\.text).joined()
      #expect(style.contains("@media (prefers-color-scheme: dark)"))
    }
  }

  @Test func `nothing is drawn beyond the edge`() throws {
    for (_, run) in Samples.runs {
      let svg = try #require(
        try ParsedXML.read(SVG(Timeline(run), title: "x").text).children.first)
      let width = Double(svg.attributes["width"] ?? "") ?? 0
      let ends = svg.find("rect").filter { $0.attributes["class"] != "paper" }.map { rect in
        (Double(rect.attributes["x"] ?? "0") ?? 0) + (Double(rect.attributes["width"] ?? "") ?? 0)
      }
      #expect(ends.allSatisfy { $0 <= width - 20 })
    }
  }

  @Test(arguments: Samples.hostileTexts)
  func `no name, value or line of a learner becomes markup`(text: String) throws {
    let source = SourceText([text: text])
    let shape = { (picture: SVG) in
      try ParsedXML.read(picture.text).all.filter { $0.name != "text" }.map(\.name)
    }
    #expect(
      try shape(SVG(Samples.finding(saying: text), title: text, source: source))
        == shape(SVG(Samples.finding(saying: "x"), title: "x", source: SourceText(["x": "x"]))))
    let run = try shape(SVG(Timeline(Samples.run(saying: text)), title: text))
    #expect(try run == shape(SVG(Timeline(Samples.run(saying: "x")), title: "x")))
    #expect(!run.contains("script") && !run.contains("foreignObject"))
  }

  @Test func `a picture of nothing is still a picture`() throws {
    #expect(
      try ParsedXML.read(SVG(Timeline(Run(cores: 1)), title: "").text).find("rect").count == 5)
    let finding = Finding(kind: .undecided, headline: "")
    #expect(try !ParsedXML.read(SVG(finding, title: "").text).find("svg").isEmpty)
  }
}
