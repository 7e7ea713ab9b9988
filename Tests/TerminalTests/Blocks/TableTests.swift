import Terminal
import Testing

struct TableTests {
  let table = Table(
    [["1", "waiting", "twelve pages on one core"], ["12", "读取", "an actor that awaits"]],
    alignments: [.right])

  @Test func `columns align, also beside wide characters`() {
    let lines = table.lines(on: Surface(width: 80)).map(\.text)
    #expect(
      lines == [
        "  1  waiting  twelve pages on one core", " 12  读取     an actor that awaits    ",
      ])
  }

  @Test func `the last column wraps where the table is too wide`() {
    let lines = Surface(width: 30).render(table.lines(on: Surface(width: 30)))
    #expect(
      lines == """
          1  waiting  twelve pages on
                      one core
         12  读取     an actor that
                      awaits

        """)
  }

  @Test func `no line is wider than the surface`() {
    for width in 20...90 {
      let surface = Surface(width: width)
      let widest = table.lines(on: surface).map(\.width).max() ?? 0
      #expect(widest <= width)
    }
  }
}
