import Pictures
import Terminal
import Testing
import Trace

@testable import lab

struct StepScreenTests {
  private static let text = """
    import ConcurrencyLab

    /// Counts.
    public final class Counter: @unchecked Sendable {
      private var count = 0

      /// One more.
      public func increment() {
        count += 1
      }
    }

    """

  private func screen(_ keys: String, at finding: Finding = Schedules.lostUpdate) -> StepScreen {
    var stepper = Stepper(finding)
    for key in keys { _ = stepper.take(.character(key)) }
    var source = SourceText()
    source.add(Self.text, named: "08-lost-update.swift")
    return StepScreen(
      stepper: stepper, title: "08 lost-update", test: "no schedule loses an update",
      source: source, text: Self.text, command: { "lab replay \"\($0)\" 08" })
  }

  private func drawn(
    _ keys: String, width: Int = 80, height: Int = 24, glyphs: Glyphs = .unicode
  ) -> String {
    let surface = Surface(width: width, glyphs: glyphs)
    return surface.render(screen(keys).lines(on: surface, height: height))
  }

  @Test func `the step done last is marked, in the table and in the source`() {
    let expected = """
       08 lost-update · 'no schedule loses an update'                      step 2 of 5
      ────────────────────────────────────────────────────────────────────────────────
        line  A                B
           9  read  count → 0
              ─ ─ switch ─ ─►
      ►    9                   read  count → 0
           9                   write count ← 1
           9  write count ← 1  B's update is overwritten
          10  leaves
      ────────────────────────────────────────────────────────────────────────────────
              7    /// One more.
              8    public func increment() {
       A B►   9      count += 1
             10    }
      ────────────────────────────────────────────────────────────────────────────────
       Next: B; instead: 1 A
       → next  ← back  ↓↑ by line  0-9 another  s schedule  ? keys  q leave

      """
    #expect(drawn("nn", height: 17) == expected)
  }

  @Test func `at the end it says how it ended`() {
    #expect(drawn("G").contains("\n Expected 2, found 1.\n"))
    #expect(drawn("").contains("step 0 of 5"))
    #expect(drawn("").contains("\n Next: A; instead: 2 B\n"))
    #expect(drawn("nnnn").contains("\n Next: A; nobody can come between\n"))
    #expect(drawn("nnn").contains("\n Next: A; nobody else can go on\n"))
    #expect(drawn("7").contains("\n There is no strand 7.\n"))
  }

  @Test func `on a wide screen the source stands beside`() {
    let lines = drawn("nn", width: 120, height: 12).split(separator: "\n")
    #expect(lines.contains { $0.contains("read  count → 0") && $0.contains("│") })
    #expect(lines.contains { $0.hasSuffix("A B►   9      count += 1") })
  }

  @Test func `the schedule is shown as it is typed`() {
    let text = drawn("s")
    #expect(text.contains("\n   main A B2 main A\n"))
    #expect(text.contains("\n lab replay \"main A B2 main A\" 08\n"))
    #expect(drawn("?").contains("undo the last choice"))
  }

  @Test func `ASCII has twins for everything`() {
    for keys in ["", "nn", "G", "s", "?"] {
      let isPlain = drawn(keys, glyphs: .ascii).utf8.allSatisfy { $0 < 0x80 }
      #expect(isPlain, "after '\(keys)'")
    }
    #expect(drawn("nn", glyphs: .ascii).contains("\n>    9                    read  count -> 0\n"))
  }

  @Test func `every window from 20 columns and 5 rows on is filled exactly`() {
    for width in [20, 21, 40, 60, 80, 109, 110, 111, 200] {
      for height in 5...40 {
        for keys in ["", "nn", "G", "s", "?", "7"] {
          let surface = Surface(width: width)
          let lines = screen(keys).lines(on: surface, height: height)
          let isRight = lines.count <= max(height, 8) && lines.allSatisfy { $0.width <= width }
          #expect(isRight, "at \(width) by \(height) after '\(keys)'")
        }
      }
    }
  }

  @Test func `the current step is on screen however long the schedule is`() {
    var finding = Schedules.lostUpdate
    finding.steps = (0..<300).map { Schedules.step(1 + $0 % 2, .read, before: "\($0)", turn: $0) }
    for done in [1, 2, 50, 299, 300] {
      var screen = screen("", at: finding)
      for _ in 0..<done { _ = screen.stepper.take(.right) }
      let surface = Surface(width: 80)
      let text = surface.render(screen.lines(on: surface, height: 24))
      let current = text.split(separator: "\n").first { $0.hasPrefix("►") }
      #expect(current?.contains("count → \(done - 1)") == true)
    }
  }
}
