import Pictures
import Terminal
import Testing
import Trace

struct TimelineFoldingTests {
  @Test func `rows that do not fit are counted, and no line is too wide`() {
    let run = Samples.downloads(ends: (1...40).map { $0 * 25 })
    for width in stride(from: 20, through: 200, by: 20) {
      let lines = Timeline(run).lines(on: Surface(width: width), height: 12)
      let widest = lines.map(\.width).max() ?? 0
      #expect(lines.count <= 13)
      #expect(widest <= width)
      #expect(lines.contains { $0.text.contains(" more strands") })
    }
  }

  @Test func `a run that took no time is still drawn`() {
    let run = Run(
      cores: 1, strands: [Strand(id: 0, name: "main", kind: .main)],
      intervals: [Run.Interval(strand: 0, state: .running, start: 0, end: 0, core: 0)])
    let screen = Samples.screen { Timeline(run).lines(on: $0) }
    #expect(screen.contains("main    █"))
  }

  @Test(arguments: [
    (0, "0 ms"), (15_000, "15 µs"), (330_000_000, "330 ms"), (2_850_000_000, "2.85 s"),
    (2_005_000_000, "2.01 s"), (1, "1 ns"), (1_500_000, "1.5 ms"),
  ])
  func `a time is said in the unit that suits it`(nanoseconds: Int, words: String) {
    #expect(TimeText.words(nanoseconds) == words)
  }
}
