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

  @Test func `what leads to a picture says how many schedules fail`() {
    let picture = FindingPicture(Samples.lostUpdate)
    #expect(picture.lead(of: nil) == "The simplest schedule that does it switches once:")
    func search(_ failing: Int, of schedules: Int) -> Exploration {
      let wrong = Exploration.Outcome(
        value: "1", executions: 1, schedules: failing, isRight: false)
      return Exploration(
        verdict: .refuted, schedules: schedules, outcomes: [wrong], findings: [Samples.lostUpdate])
    }
    #expect(
      picture.lead(of: search(4, of: 6))
        == "4 of 6 schedules fail. The simplest schedule that does it switches once:")
    #expect(picture.lead(of: search(1, of: 1)) == "The only schedule fails:")
  }

  @Test func `one strand that comes and goes is no picture`() {
    var finding = Samples.lostUpdate
    finding.steps = [
      Step(strand: 0, action: .enterActor), Step(strand: 0, action: .leaveActor),
    ]
    let picture = FindingPicture(finding)
    #expect(picture.isSilent)
    #expect(picture.lines(on: Surface()).isEmpty)
    #expect(picture.lead(of: nil) == "")
    finding.steps.append(Samples.read(0, 1))
    #expect(!FindingPicture(finding).isSilent)
  }

  @Test(arguments: Finding.Kind.allCases)
  func `a finding of which nothing is known is no picture, and no crash`(kind: Finding.Kind) {
    let finding = Finding(kind: kind, headline: "")
    let lines = FindingPicture(finding).lines(on: Surface())
    #expect(lines.isEmpty)
    #expect(FindingPicture(finding).introduction == nil)
  }
}
