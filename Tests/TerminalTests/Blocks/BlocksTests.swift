import Terminal
import Testing

struct BlocksTests {
  @Test func `two ends share a line where they fit`() {
    let surface = Surface(width: 30)
    #expect(
      surface.ends(" x 08 lost-update", "not passed").map(\.text) == [
        " x 08 lost-update   not passed"
      ])
    #expect(
      surface.ends(" x 08 lost-update", "not passed - 0.38 s").map(\.text) == [
        " x 08 lost-update", " not passed - 0.38 s",
      ])
  }

  @Test func `a label stands in the margin, and above on a narrow surface`() {
    let text: Line = "A read and a write are two steps, and B came between."
    #expect(
      Surface(width: 50).labelled("What this means", text).map(\.text) == [
        " What this means   A read and a write are two",
        "                   steps, and B came between.",
      ])
    #expect(
      Surface(width: 30).labelled("What this means", text).map(\.text) == [
        " What this means", "   A read and a write are two", "   steps, and B came between.",
      ])
  }

  @Test func `a bar is never fuller than what is done`() {
    let surface = Surface(glyphs: .ascii)
    #expect(surface.bar(0.99, columns: 4).text == "###.")
    #expect(surface.bar(1, columns: 4).text == "####")
    #expect(surface.bar(.nan, columns: 4).text == "....")
    #expect(surface.bar(7, columns: 4).text == "####")
  }
}
