import Pictures
import Terminal
import Testing
import Trace

struct WaitingPictureTests {
  @Test
  func `a deadlock is who holds what, who waits for what, and the cycle, 40 columns in Unicode`() {
    let screen = Samples.screen(width: 40, glyphs: .unicode) {
      WaitingPicture(Samples.deadlock, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           A  holds savings  waits for current
              line 9  count += 1
           B  holds current  waits for savings
              line 9  count += 1
              A ─► current ─► B ─► savings ─► A

        """)
  }

  @Test
  func `a deadlock is who holds what, who waits for what, and the cycle, 80 columns in Unicode`() {
    let screen = Samples.screen(width: 80, glyphs: .unicode) {
      WaitingPicture(Samples.deadlock, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           A  holds savings  waits for current  line 9  count += 1
           B  holds current  waits for savings  line 9  count += 1
              A ─► current ─► B ─► savings ─► A

        """)
  }

  @Test
  func `a deadlock is who holds what, who waits for what, and the cycle, 200 columns in Unicode`() {
    let screen = Samples.screen(width: 200, glyphs: .unicode) {
      WaitingPicture(Samples.deadlock, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           A  holds savings  waits for current  line 9  count += 1
           B  holds current  waits for savings  line 9  count += 1
              A ─► current ─► B ─► savings ─► A

        """)
  }

  @Test
  func `a deadlock is who holds what, who waits for what, and the cycle, 80 columns in ASCII`() {
    let screen = Samples.screen(width: 80, glyphs: .ascii) {
      WaitingPicture(Samples.deadlock, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           A  holds savings  waits for current  line 9  count += 1
           B  holds current  waits for savings  line 9  count += 1
              A -> current -> B -> savings -> A

        """)
  }
}
