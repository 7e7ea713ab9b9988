import Testing

@testable import Course

@Suite struct CourseMarkdownTests {
  @Test func `links are found with their lines, and not in code`() {
    let text = """
      [one](a.md) and [two](b.md "title")
      `[no](c.md)` ![picture](d.png)
      ```
      [no](e.md)
      ```
      [broken](
      """
    #expect(
      Markdown.links(in: text) == [
        Markdown.Link(target: "a.md", line: 1), Markdown.Link(target: "b.md", line: 1),
        Markdown.Link(target: "d.png", line: 2),
      ])
  }

  @Test func `headings have names to link to`() {
    let text = "# The first one!\n\n```\n# no\n```\n\n## x += 1, `code`\n"
    #expect(Markdown.anchors(in: text) == ["the-first-one", "x--1-code"])
  }

  @Test func `fences nest by their length and kind`() {
    var fence = Fence()
    let lines = ["a", "````", "```", "~~~", "````", "b", "~~~", "c", "~~~", "d"]
    #expect(
      lines.map { fence.isInside($0) } == [
        false, true, true, true, true, false, true, true, true, false,
      ])
  }
}
