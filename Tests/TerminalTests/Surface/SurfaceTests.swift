import Terminal
import Testing

struct SurfaceTests {
  @Test(
    arguments: [
      ([:], 100, Surface(width: 100, glyphs: .unicode, showsStyle: true)),
      (["LANG": "en_GB.UTF-8"], nil, Surface(width: 80, glyphs: .unicode, showsStyle: false)),
      (["LANG": "C", "NO_COLOR": "1"], 80, Surface(width: 80, glyphs: .ascii, showsStyle: false)),
      (["NO_COLOR": ""], 80, Surface(width: 80, glyphs: .unicode, showsStyle: true)),
      (["TERM": "dumb", "COLUMNS": "33"], 80, Surface(width: 33, showsStyle: false)),
      (["COLUMNS": "1000"], nil, Surface(width: 200)),
      (["COLUMNS": "5"], nil, Surface(width: 20)),
      (["COLUMNS": "none"], 0, Surface(width: 80, showsStyle: true)),
      (["LC_ALL": "C.UTF-8", "LANG": "C"], nil, Surface(glyphs: .unicode)),
      (["LC_ALL": "", "LC_CTYPE": "POSIX", "LANG": "en.utf8"], nil, Surface(glyphs: .ascii)),
    ] as [([String: String], Int?, Surface)])
  func `the environment decides width, characters and style`(
    environment: [String: String], width: Int?, expected: Surface
  ) {
    let surface = Surface(environment: environment, terminalWidth: width)
    #expect(surface == expected)
  }

  @Test func `style is a sequence around the text, and blanks at the end are dropped`() {
    let line: Line = "\("passed", .good) at last   "
    #expect(Surface(showsStyle: true).render(line) == "\u{1B}[32mpassed\u{1B}[0m at last")
    #expect(Surface().render(line) == "passed at last")
  }

  @Test func `a surface in ASCII shows ASCII only`() {
    let bytes = Surface(glyphs: .ascii).render(Line("count → 0 … 读x ✓"))
    #expect(bytes == "count -> 0 ... ??x +")
  }

  @Test func `every glyph has a twin in ASCII`() {
    let glyphs = Glyphs.ascii
    let all = [
      glyphs.pass, glyphs.fail, glyphs.current, glyphs.open, glyphs.rule, glyphs.margin,
      glyphs.elbow, glyphs.bullet, glyphs.dot, glyphs.ellipsis, glyphs.gives, glyphs.takes,
      glyphs.leads, glyphs.filled, glyphs.empty,
    ]
    let isASCII = all.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    #expect(isASCII)
  }
}
