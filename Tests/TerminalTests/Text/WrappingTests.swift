import Terminal
import Testing

struct WrappingTests {
  @Test func `lines break between words`() {
    let lines = Line("one two three four").wrapped(to: 9)
    #expect(lines.map(\.text) == ["one two", "three", "four"])
  }

  @Test func `lines after the first hang`() {
    let lines = Line("one two three four").wrapped(to: 11, hanging: 2)
    #expect(lines.map(\.text) == ["one two", "  three", "  four"])
  }

  @Test func `a word that is longer than a line is broken where it must`() {
    let lines = Line("a abcdefghij b").wrapped(to: 4)
    #expect(lines.map(\.text) == ["a", "abcd", "efgh", "ij b"])
  }

  @Test func `a word keeps its styles and is not broken where they change`() {
    let line: Line = "see \("count", .code), now"
    let lines = line.wrapped(to: 8)
    #expect(lines.map(\.text) == ["see", "count,", "now"])
    #expect(lines[1].spans.map(\.style) == [.code, .plain])
  }

  @Test func `wide characters break anywhere`() {
    #expect(Line("读取写入").wrapped(to: 5).map(\.text) == ["读取", "写入"])
    #expect(Line("读").wrapped(to: 1).map(\.text) == ["读"])
  }

  @Test func `no wrapped line is wider than asked, at any width`() {
    let text = "Two threads each add `one` to the same number: 数字 x += 1, averyveryverylongname(x)."
    for width in 2...90 {
      let lines = Line(text).wrapped(to: width)
      let widest = lines.map(\.width).max() ?? 0
      #expect(widest <= width)
      let kept = lines.map(\.text).joined().filter { $0 != " " }
      #expect(kept == text.filter { $0 != " " })
    }
  }

  @Test func `a line of nothing is one empty line`() {
    #expect(Line.blank.wrapped(to: 10) == [.blank])
  }

  @Test func `a cut line says that it is cut`() {
    let line: Line = "\("count", .code) += 1"
    #expect(line.truncated(to: 7, mark: "…").text == "count …")
    #expect(line.truncated(to: 10, mark: "…").text == "count += 1")
    #expect(line.truncated(to: 2, mark: "...").text == "co")
  }
}
