import Terminal
import Testing

struct KeyParserTests {
  /// The keys that bytes are; a pause at the end.
  private func keys(_ bytes: [UInt8]) -> [Key] {
    var parser = KeyParser()
    var keys = bytes.compactMap { parser.take($0) }
    if let last = parser.pause() { keys.append(last) }
    return keys
  }

  private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

  @Test(
    arguments: [
      ("a", .character("a")), (" ", .character(" ")), ("7", .character("7")),
      ("?", .character("?")),
      ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
      ("\u{1}", .control("a")), ("\u{1A}", .control("z")), ("\u{1B}", .escape),
      ("\u{1B}[A", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right), ("\u{1B}[D", .left),
      ("\u{1B}OA", .up), ("\u{1B}OD", .left), ("\u{1B}OH", .home), ("\u{1B}OM", .enter),
      ("\u{1B}[H", .home), ("\u{1B}[F", .end), ("\u{1B}[1~", .home), ("\u{1B}[4~", .end),
      ("\u{1B}[7~", .home), ("\u{1B}[8~", .end), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp),
      ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .backTab),
      ("\u{1B}[1;5C", .right), ("\u{1B}[1;2A", .up), ("\u{1B}[5;5~", .pageUp),
      ("\u{1B}x", .character("x")), ("é", .character("é")), ("→", .character("→")),
      ("界", .character("界")), ("😀", .character("😀")),
    ] as [(String, Key)])
  func `each key is told from its bytes`(bytes: String, key: Key) {
    #expect(keys(bytes) == [key])
  }

  @Test func `a sequence that is not known is swallowed whole`() {
    #expect(keys("\u{1B}[200~x") == [.character("x")])
    #expect(keys("\u{1B}[?1;2cx") == [.character("x")])
    #expect(keys("\u{1B}OXx") == [.character("x")])
    #expect(keys("\u{1B}[" + String(repeating: "1", count: 10_000) + "~x") == [.character("x")])
  }

  @Test func `what is cut short is no key, and hides none that follows`() {
    #expect(keys("\u{1B}[1;") == [])
    #expect(keys([0xE2, 0x86]) == [])
    #expect(keys([0xE2, 0x61]) == [.character("a")])
    #expect(keys([0x80, 0xFF, 0x61]) == [.character("a")])
    #expect(keys([0xC3, 0x1B, 0x5B, 0x41]) == [.up])
    // An overlong form and a surrogate are no characters.
    #expect(keys([0xE0, 0x80, 0x80, 0x62]) == [.character("b")])
    #expect(keys([0xED, 0xA0, 0x80, 0x62]) == [.character("b")])
    #expect(keys("\u{1B}[1\u{1B}[B") == [.down])
    #expect(keys("\u{1B}\u{1B}[B") == [.escape, .down])
  }

  @Test func `an escape is a key of its own once nothing follows`() {
    var parser = KeyParser()
    #expect(parser.take(0x1B) == nil)
    #expect(parser.isWaiting)
    #expect(parser.pause() == .escape)
    #expect(!parser.isWaiting)
    #expect(parser.take(UInt8(ascii: "[")) == .character("["))
  }

  @Test func `after every two bytes and a pause the next letter is itself`() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        var parser = KeyParser()
        _ = parser.take(first)
        _ = parser.take(second)
        _ = parser.pause()
        let key = parser.take(UInt8(ascii: "q"))
        #expect(key == .character("q"), "after \(first) and \(second)")
      }
    }
  }
}
