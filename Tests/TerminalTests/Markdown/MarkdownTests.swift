import Terminal
import Testing

struct MarkdownTests {
  private func screen(_ source: String, width: Int = 40, glyphs: Glyphs = .unicode) -> String {
    let surface = Surface(width: width, glyphs: glyphs)
    return surface.render(Markdown(source).lines(on: surface))
  }

  @Test func `a page keeps its order and its paragraphs`() {
    let page = screen(
      """
      # x += 1

      Two threads each add **one** to the
      same `number`. *One* number, two ones.

          var x = 0
          thread { x += 1 }
      ---
      See [the lesson](../02/lesson.md) or
      [Swift](https://swift.org).
      """)
    #expect(
      page == """
         x += 1

         Two threads each add one to the same
         `number`. One number, two ones.

            var x = 0
            thread { x += 1 }

         ───────────────────────────────────────

         See the lesson or Swift
         (https://swift.org).

        """)
  }

  @Test func `lists hang, count and nest`() {
    let page = screen(
      """
      - a first point that is longer than one line of this screen
      - a second
        1. one
        2. two
      3. three
      4. four
      """)
    #expect(
      page == """
         • a first point that is longer than one
           line of this screen
         • a second
           1. one
           2. two

         3. three
         4. four

        """)
  }

  @Test func `fenced code is shown as it stands`() {
    let page = screen("```swift\nlet t = *count*\n\n  # not a heading\n```\nafter", glyphs: .ascii)
    #expect(page == "    let t = *count*\n\n      # not a heading\n\n after\n")
  }

  @Test func `a table aligns its columns`() {
    let page = screen("| site | bytes |\n|---|---:|\n| a | 2443 |\n| `b` | 6 |")
    #expect(page == " site  bytes\n ───────────\n a      2443\n `b`       6\n")
  }

  @Test func `marks inside words and code mean nothing`() {
    #expect(
      screen("snake_case_name and `a * b * c` 2 * 3 * 4") == """
         snake_case_name and `a * b * c` 2 * 3 *
         4

        """)
    #expect(
      screen("\\*not stressed\\* and **bold with `**` in it**") == """
         *not stressed* and bold with `**` in it

        """)
  }

  @Test func `a quote has a margin`() {
    #expect(screen("> What is said\n> twice.") == " │ What is said twice.\n")
  }

  @Test func `a comment is not shown`() {
    #expect(screen("before\n\n<!-- for\nauthors -->\nafter") == " before\n\n after\n")
  }

  @Test func `a page that hides an escape shows it`() {
    #expect(screen("a\u{1B}[31mb") == " a\\u{1B}[31mb\n")
  }

  @Test func `any text at all is a page, and no line is too wide`() {
    let alphabet: [String] = [
      "*", "_", "`", "[", "]", "(", ")", "\n", "- ", "|", "#", " ", "x", ">", "```", "1. ", "\\",
    ]
    var state: UInt64 = 42
    for _ in 0..<3000 {
      var source = ""
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        source += alphabet[Int(state >> 33) % alphabet.count]
      }
      let surface = Surface(width: 24)
      let widest = Markdown(source).lines(on: surface).map(\.width).max() ?? 0
      #expect(widest <= 24, "\(source.debugDescription)")
    }
  }
}
