import Pictures
import Terminal
import Testing
import Trace

struct RacePictureTests {
  @Test func `a data race is two accesses with their lines, 40 columns in Unicode`() {
    let screen = Samples.screen(width: 40, glyphs: .unicode) {
      RacePicture(Samples.dataRace, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           A  writes count  line 9  count += 1
           B  reads count   line 2  public priv…

        """)
  }

  @Test func `a data race is two accesses with their lines, 80 columns in Unicode`() {
    let screen = Samples.screen(width: 80, glyphs: .unicode) {
      RacePicture(Samples.dataRace, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           A  writes count  line 9  count += 1
           B  reads count   line 2  public private(set) var count = 0

        """)
  }

  @Test func `a data race is two accesses with their lines, 200 columns in Unicode`() {
    let screen = Samples.screen(width: 200, glyphs: .unicode) {
      RacePicture(Samples.dataRace, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           A  writes count  line 9  count += 1
           B  reads count   line 2  public private(set) var count = 0

        """)
  }

  @Test func `a data race is two accesses with their lines, 80 columns in ASCII`() {
    let screen = Samples.screen(width: 80, glyphs: .ascii) {
      RacePicture(Samples.dataRace, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           A  writes count  line 9  count += 1
           B  reads count   line 2  public private(set) var count = 0

        """)
  }
}
