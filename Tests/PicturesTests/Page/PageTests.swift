import Course
import Foundation
import Pictures
import Testing
import Trace

struct PageTests {
  private static let page = Page(
    title: "08 lost-update", subtitle: "not passed",
    sections: [
      Page.Section(heading: "no update is lost", content: .finding(Samples.lostUpdate)),
      Page.Section(heading: "transfers end", content: .finding(Samples.deadlock)),
      Page.Section(heading: "waits overlap", note: "a note", content: .run(Samples.everything)),
    ], source: Samples.source)

  @Test func `a page is well-formed, and lists its sections`() throws {
    let root = try ParsedXML.read(Self.page.html)
    #expect(root.find("title").first?.text == "08 lost-update")
    #expect(root.find("h1").map(\.allText) == ["08 lost-update"])
    #expect(
      root.find("h2").map(\.allText) == ["no update is lost", "transfers end", "waits overlap"])
    let links = root.find("nav").flatMap { $0.find("a") }.compactMap { $0.attributes["href"] }
    let ids = Set(root.all.compactMap { $0.attributes["id"] })
    #expect(links == ["#section-1", "#section-2", "#section-3"])
    #expect(links.allSatisfy { ids.contains(String($0.dropFirst())) })
  }

  @Test func `the contents say how each went, and what is wrong stands with it, drawn or not`()
    throws
  {
    let page = Page(
      title: "02 waits",
      sections: [
        Page.Section(
          heading: "waits overlap", note: "It took 10 s.", status: "failed, 10 s", isWrong: true,
          content: .run(Samples.everything)),
        Page.Section(
          heading: "a failure is told", note: "It threw.", status: "failed", isWrong: true,
          content: .nothing),
        Page.Section(heading: "pages come", status: "passed", content: .run(Samples.everything)),
      ])
    let root = try ParsedXML.read(page.html)
    let items = root.find("nav").flatMap { $0.find("li") }
    #expect(
      items.map { $0.find("a").map(\.allText) }
        == [["waits overlap"], ["a failure is told"], ["pages come"]])
    #expect(
      items.map { $0.find("span").map(\.allText) } == [["failed, 10 s"], ["failed"], ["passed"]])
    let sections = root.find("section")
    let wrong = sections.map { section in
      section.find("p").filter { $0.attributes["class"] == "headline wrong" }.map(\.allText)
    }
    #expect(wrong == [["It took 10 s."], ["It threw."], []])
    #expect(sections.map { $0.find("figure").count } == [1, 0, 1])
  }

  @Test func `a page of one thing has one heading that is seen, and no contents`() throws {
    let root = try ParsedXML.read(Page(Samples.everything, title: "a run").html)
    #expect(root.find("nav").isEmpty)
    #expect(root.find("h2").map { $0.attributes["class"] } == ["hidden"])
  }

  @Test func `no two elements have one name, and what is named exists`() throws {
    let root = try ParsedXML.read(Self.page.html)
    let ids = root.all.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let used = root.all.flatMap { element in
      [element.attributes["aria-labelledby"], element.attributes["data-source"]].compactMap(\.self)
    }
    #expect(used.count > 4)
    #expect(used.allSatisfy(ids.contains))
  }

  @Test func `a page loads nothing, and its policy names the hashes of its style and script`()
    throws
  {
    let root = try ParsedXML.read(Self.page.html)
    let meta = root.find("meta").first { $0.attributes["http-equiv"] != nil }
    let policy = meta?.attributes["content"] ?? ""
    let style = Self.source(of: root.find("style").map(\.text).joined())
    let script = Self.source(of: root.find("script").map(\.text).joined())
    #expect(
      policy == """
        default-src 'none'; img-src data:; style-src '\(style)'; script-src '\(script)'; \
        base-uri 'none'; form-action 'none'
        """)
    let references = root.all.flatMap { element in
      ["src", "href", "xlink:href", "action", "data"].compactMap { element.attributes[$0] }
    }
    #expect(references.allSatisfy { $0.hasPrefix("#") || $0 == "data:," })
    #expect(!root.all.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
    #expect(!root.all.contains { $0.attributes["style"] != nil })
    // The one address on it is the name of a vocabulary, which nobody loads.
    let addresses = Self.page.html.components(separatedBy: "http").dropFirst()
    #expect(
      addresses.allSatisfy {
        $0.hasPrefix("://www.w3.org/2000/svg") || $0.hasPrefix("-equiv=")
      })
  }

  /// How a policy names a text: by its hash in base 64.
  private static func source(of text: String) -> String {
    let hex = SHA256.hex(of: Data(text.utf8))
    let bytes = stride(from: 0, to: hex.count, by: 2).compactMap { offset -> UInt8? in
      let start = hex.index(hex.startIndex, offsetBy: offset)
      return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16)
    }
    return "sha256-" + Data(bytes).base64EncodedString()
  }

  @Test(arguments: Samples.hostileTexts)
  func `no name, value or line of a learner becomes markup`(text: String) throws {
    let hostile = Page(
      title: text, subtitle: text,
      sections: [
        Page.Section(heading: text, note: text, content: .finding(Samples.finding(saying: text))),
        Page.Section(heading: text, note: text, content: .run(Samples.run(saying: text))),
      ], source: SourceText([text: "\(text)\nlet x = \"\(text)\""]))
    let plain = Page(
      title: "x", subtitle: "x",
      sections: [
        Page.Section(heading: "x", note: "x", content: .finding(Samples.finding(saying: "x"))),
        Page.Section(heading: "x", note: "x", content: .run(Samples.run(saying: "x"))),
      ], source: SourceText(["x": "x\nlet x = \"x\""]))
    let root = try ParsedXML.read(hostile.html)
    let shape = { (root: ParsedXML.Element) in
      root.all.map { [$0.name] + $0.attributes.keys.sorted() }
        .filter { !["li", "code"].contains($0[0]) }
    }
    #expect(try shape(root) == shape(ParsedXML.read(plain.html)))
    let obeyed = hostile.html.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
    #expect(obeyed.isEmpty)
  }

  @Test func `the same input gives the same bytes`() {
    #expect(Self.page.html == Self.page.html)
  }
}
