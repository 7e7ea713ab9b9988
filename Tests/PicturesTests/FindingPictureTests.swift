import Pictures
import Terminal
import Testing
import Trace

struct FindingPictureTests {
  @Test(arguments: ScreenKind.all)
  func `what explains a finding looks as its file says`(screen: ScreenKind) throws {
    for (name, finding) in Samples.findings {
      let lines = FindingPicture(finding, source: Samples.source).lines(on: screen.surface)
      try Golden.check(
        screen.surface.render(lines), "finding-\(name)-\(screen.testDescription).txt")
    }
  }

  @Test(arguments: Finding.Kind.allCases)
  func `every kind of finding is explained within the lines that are asked for`(
    kind: Finding.Kind
  ) {
    for height in [7, 9, 14, 20, 24] {
      for width in [20, 40, 80, 200] {
        for glyphs in Glyphs.allCases {
          let surface = Surface(width: width, glyphs: glyphs)
          let lines = FindingPicture(Samples.full(kind), source: Samples.source)
            .lines(on: surface, height: height)
          let widest = lines.map(\.width).max() ?? 0
          #expect(!lines.isEmpty)
          #expect(lines.count <= height, "\(width) columns")
          #expect(widest <= width, "\(height) lines")
        }
      }
    }
  }

  @Test(arguments: Finding.Kind.allCases)
  func `a finding of which nothing is known is no picture, and no crash`(kind: Finding.Kind) {
    let finding = Finding(kind: kind, headline: "")
    let lines = FindingPicture(finding).lines(on: Surface())
    #expect(lines.isEmpty)
    #expect(FindingPicture(finding).introduction == nil)
  }
}
