import Pictures
import Terminal
import Testing
import Trace

struct TimelineTests {
  @Test func `a run is a row a strand and a core, with an axis in its unit, 40 columns in Unicode`()
  {
    let screen = Samples.screen(width: 40, glyphs: .unicode) {
      Timeline(Samples.overlapping).lines(on: $0)
    }
    #expect(
      screen == """
                 0            200 ms
         page 1  █░░░░░░░░█               142 ms
         page 2  █░░░░░░░░░░░░░█          221 ms
         page 3   █░░░░░░░░░░░░░░░░░░░█   330 ms
         core 1  ││▁▁▁▁▁▁▁█▁▁▁▁█▁▁▁▁▁▁█  busy 9%
         █ running  ░ waiting for input  ▁ idle
         │ the next one

        """)
  }

  @Test func `a run is a row a strand and a core, with an axis in its unit, 80 columns in Unicode`()
  {
    let screen = Samples.screen(width: 80, glyphs: .unicode) {
      Timeline(Samples.overlapping).lines(on: $0)
    }
    #expect(
      screen == """
                 0        50       100       150      200      250       300 ms
         page 1  ██░░░░░░░░░░░░░░░░░░░░░░░░█                                      142 ms
         page 2   ███░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█                       221 ms
         page 3     ███░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█   330 ms
         core 1  █│█│██▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█▁▁▁▁▁▁▁▁▁▁▁▁▁▁█▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█  busy 9%
         █ running  ░ waiting for input  ▁ idle  │ the next one

        """)
  }

  @Test func `a run is a row a strand and a core, with an axis in its unit, 80 columns in ASCII`() {
    let screen = Samples.screen(width: 80, glyphs: .ascii) {
      Timeline(Samples.overlapping).lines(on: $0)
    }
    #expect(
      screen == """
                 0        50       100       150      200      250       300 ms
         page 1  ##........................#                                      142 ms
         page 2   ###.....................................#                       221 ms
         page 3     ###.......................................................#   330 ms
         core 1  #:#:##____________________#______________#___________________#  busy 9%
         # running  . waiting for input  _ idle  : the next one

        """)
  }
}

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
