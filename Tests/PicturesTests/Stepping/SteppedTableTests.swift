import Terminal
import Testing
import Trace

@testable import Pictures

struct SteppedTableTests {
  private static func lines(_ finding: Finding, on surface: Surface, done: Int) -> [Line] {
    let table = SteppedTable(finding, source: Samples.source)
    return (table.header(on: surface).map { [$0] } ?? [])
      + table.rows(on: surface, done: done).map(\.line)
  }

  @Test(arguments: ScreenKind.all)
  func `each step looks as its file says`(screen: ScreenKind) throws {
    let surface = screen.surface
    let screens = (0...Samples.checkThenAct.steps.count).map { done in
      surface.render(Self.lines(Samples.checkThenAct, on: surface, done: done))
    }
    try Golden.check(
      screens.joined(separator: "\n"), "steps-check-then-act-\(screen.testDescription).txt")
  }

  @Test(arguments: [Samples.full(.wrongOutcome), Samples.three, Samples.checkThenAct])
  func `whatever the room, one step is marked and nothing is too wide`(finding: Finding) {
    for width in [20, 40, 80, 200] {
      for glyphs in Glyphs.allCases {
        let surface = Surface(width: width, glyphs: glyphs)
        for done in [0, 1, finding.steps.count / 2, finding.steps.count, finding.steps.count + 1] {
          let table = SteppedTable(finding, source: Samples.source)
          let rows = table.rows(on: surface, done: done)
          let marked = rows.filter { $0.line.text.hasPrefix(glyphs.here) }.map(\.step)
          #expect(marked == (finding.steps.indices.contains(done - 1) ? [done - 1] : []))
          #expect(rows.allSatisfy { $0.line.width <= width }, "\(width), \(done)")
          #expect(rows.map(\.step) == rows.map(\.step).sorted())
          #expect(Set(rows.map(\.step)) == Set(finding.steps.indices))
        }
      }
    }
  }

  @Test func `columns and texts do not move from step to step`() {
    let surface = Surface(width: 120)
    let texts = (0...Samples.three.steps.count).map { done in
      Self.lines(Samples.three, on: surface, done: done).map {
        $0.text.replacing(surface.glyphs.here, with: " ")
      }
    }
    #expect(Set(texts).count == 1)
  }

  @Test func `a schedule without steps has no rows`() {
    let nothing = Finding(kind: .shown, headline: "")
    #expect(SteppedTable(nothing).rows(on: Surface(), done: 3).isEmpty)
  }
}
