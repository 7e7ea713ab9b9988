import Pictures
import Terminal
import Testing
import Trace

struct StepThroughTests {
  private let steps = StepThrough(Samples.checkThenAct, source: Samples.source)

  @Test(arguments: ScreenKind.all)
  func `each step looks as its file says`(screen: ScreenKind) throws {
    let surface = screen.surface
    let screens = (0..<steps.count).map { step in
      surface.render(
        [steps.caption(on: surface, at: step)] + steps.table(on: surface, height: 8, at: step)
          + steps.source(on: surface, height: 6, at: step))
    }
    try Golden.check(
      screens.joined(separator: "\n"), "steps-check-then-act-\(screen.testDescription).txt")
  }

  @Test func `values are those that the steps so far have left`() {
    let values = (0..<steps.count).map { step in
      steps.values(at: step).map { "\($0.variable) \($0.value) \($0.isCurrent)" }
    }
    #expect(
      values == [
        ["bank.balance 100 true"], ["bank.balance 100 true"], ["bank.balance 25 true"],
        ["bank.balance 25 false"], ["bank.balance 25 true"], ["bank.balance -50 true"],
      ])
  }

  @Test func `everybody stands at the line of the last step`() {
    let places = (0..<steps.count).map { step in
      steps.places(at: step).map { place in
        "\(place.strand)\(place.position.map { "\($0.line)" } ?? "-")\(place.isCurrent ? "!" : "")"
      }.joined(separator: " ")
    }
    #expect(places == ["A2! B-", "A2 B2!", "A2 B9!", "A2 B9!", "A9! B9", "A9! B9"])
  }

  @Test func `a step outside of the schedule is no crash`() {
    for step in [-1, 99] {
      #expect(steps.caption(on: Surface(), at: step).isEmpty)
      #expect(!steps.table(on: Surface(), height: 8, at: step).isEmpty)
      _ = steps.values(at: step)
      _ = steps.source(on: Surface(), height: 5, at: step)
    }
    let nothing = StepThrough(Finding(kind: .shown, headline: ""))
    #expect(nothing.count == 0)
    #expect(nothing.table(on: Surface(), height: 8, at: 0).isEmpty)
  }

  @Test
  func `whatever the room, the current step is on screen and nothing is too wide or too high`() {
    for finding in [Samples.full(.wrongOutcome), Samples.three, Samples.checkThenAct] {
      let table = InterleavingTable(finding, source: Samples.source)
      for width in [20, 40, 80, 200] {
        for height in [2, 3, 5, 9] {
          for step in [0, 1, table.stepCount / 2, table.stepCount - 1] {
            for glyphs in Glyphs.allCases {
              let surface = Surface(width: width, glyphs: glyphs)
              let lines = table.lines(on: surface, height: height, current: step)
              let mark = glyphs == .unicode ? "►" : ">"
              let widest = lines.map(\.width).max() ?? 0
              #expect(widest <= width)
              #expect(lines.count <= height)
              #expect(lines.contains { $0.text.contains(mark) }, "\(width) × \(height), \(step)")
            }
          }
        }
      }
    }
  }

  @Test func `columns do not move from step to step`() {
    let table = InterleavingTable(Samples.three, source: Samples.source)
    let headers = (0..<table.stepCount).map {
      table.lines(on: Surface(width: 120), height: 10, current: $0).first?.text
    }
    #expect(Set(headers).count == 1)
  }
}
