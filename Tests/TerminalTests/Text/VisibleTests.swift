import Terminal
import Testing

struct VisibleTests {
  @Test func `what a terminal would obey is spelt out`() {
    #expect("a\u{1B}[2Jb\r\nc\u{7}".visible == "a\\u{1B}[2Jb\\r\\nc\\u{7}")
    #expect("\u{9B}31m".visible == "\\u{9B}31m")
    #expect("\u{202E}evil".visible == "\\u{202E}evil")
    #expect("\tlet x".visible == "  let x")
  }

  @Test func `ordinary text of any script stays as it is`() {
    let text = "count → 读取 é 👩‍👩‍👧"
    #expect(text.visible == text)
  }

  @Test func `no control character of a span reaches a surface`() {
    for value in (0..<0x20).map({ $0 as UInt32 }) + Array(0x7F...0x9F) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let line = Line("a\(Character(scalar))b")
      let bytes = Surface(showsStyle: true).render(line)
      #expect(!bytes.unicodeScalars.contains(scalar), "U+\(String(value, radix: 16))")
    }
  }
}
