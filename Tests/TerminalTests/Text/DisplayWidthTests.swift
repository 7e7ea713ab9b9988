import Terminal
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("count", 5), ("", 0), ("→ 0", 3), ("读取", 4), ("한글", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("✓", 1),
    ("❤️", 2), ("ﾃｽﾄ", 3), ("テスト", 6), ("🇬🇧", 2),
  ])
  func `wide characters take two columns and marks take none`(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test func `a prefix never splits a wide character`() {
    #expect("读取x".prefix(columns: 3) == "读")
    #expect("读取x".prefix(columns: 4) == "读取")
    #expect("读取x".prefix(columns: 0) == "")
  }
}
