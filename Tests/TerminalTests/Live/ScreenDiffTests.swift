import Terminal
import Testing

struct ScreenDiffTests {
  private let surface = Surface(width: 20)

  private func update(_ diff: inout ScreenDiff, _ lines: [Line], columns: Int = 20) -> String {
    diff.update(to: lines, on: surface, columns: columns, height: 4)
  }

  @Test func `the first drawing clears the screen and writes each row`() {
    var diff = ScreenDiff()
    let text = update(&diff, ["one", "", "three"])
    #expect(text == "\u{1B}[H\u{1B}[2J\u{1B}[1;1Hone\u{1B}[K\u{1B}[3;1Hthree\u{1B}[K")
  }

  @Test func `only rows that differ are written`() {
    var diff = ScreenDiff()
    _ = update(&diff, ["one", "two", "three"])
    #expect(update(&diff, ["one", "two", "three"]) == "")
    #expect(update(&diff, ["one", "2", "three"]) == "\u{1B}[2;1H2\u{1B}[K")
    #expect(update(&diff, ["one"]) == "\u{1B}[2;1H\u{1B}[K\u{1B}[3;1H\u{1B}[K")
    #expect(update(&diff, ["one", "", "", "four"]) == "\u{1B}[4;1Hfour\u{1B}[K")
  }

  @Test func `rows below the window are left out, and long ones are cut`() {
    var diff = ScreenDiff()
    let text = update(&diff, ["1", "2", "3", "4", "5"], columns: 10)
    #expect(!text.contains("5"))
    #expect(
      update(&diff, ["1", "2", "3", "0123456789ab"], columns: 10)
        == "\u{1B}[4;1H012345678…")
  }

  @Test func `the last column of a full row is not cleared`() {
    var diff = ScreenDiff()
    _ = update(&diff, ["one"], columns: 5)
    #expect(update(&diff, ["12345"], columns: 5) == "\u{1B}[1;1H12345")
    #expect(update(&diff, ["1234"], columns: 5) == "\u{1B}[1;1H1234\u{1B}[K")
  }

  @Test func `a screen that was forgotten is drawn from its first row`() {
    var diff = ScreenDiff()
    _ = update(&diff, ["one"])
    diff.forget()
    #expect(update(&diff, ["one"]) == "\u{1B}[H\u{1B}[2J\u{1B}[1;1Hone\u{1B}[K")
  }

  /// Rows as a terminal has them after it was sent what `update` returns.
  private func obeyed(_ text: String, by screen: [String]) -> [String] {
    var screen = screen
    var rest = text[...]
    if rest.hasPrefix("\u{1B}[H\u{1B}[2J") {
      screen = Array(repeating: "", count: 4)
      rest = rest.dropFirst(7)
    }
    for match in rest.matches(of: #/\x{1B}\[(\d+);1H([^\x{1B}]*)(?:\x{1B}\[K)?/#) {
      if let row = Int(match.1) { screen[row - 1] = String(match.2) }
    }
    return screen
  }

  @Test func `whatever stood there, afterwards the lines do`() {
    let contents: [[Line]] = [[], ["a"], ["b"], ["", "a"], ["a", "b", "c", "d"], ["a", "", "c"]]
    for first in contents {
      for second in contents {
        for third in contents {
          var diff = ScreenDiff()
          var screen = obeyed(update(&diff, first), by: [])
          screen = obeyed(update(&diff, second), by: screen)
          screen = obeyed(update(&diff, third), by: screen)
          let wanted = (0..<4).map { $0 < third.count ? third[$0].text : "" }
          #expect(screen == wanted)
        }
      }
    }
  }
}
