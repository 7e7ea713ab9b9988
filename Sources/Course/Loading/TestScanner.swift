/// Finds the tests that a Tests.swift declares, without compiling it.
///
/// It looks for `@Test` and the `func` that follows, outside of comments. A test inside a string
/// literal would deceive it; the grader takes its inventory from a run instead.
enum TestScanner {
  /// The tests of a source text, in order.
  static func tests(in source: String) -> [DeclaredTest] {
    var tests: [DeclaredTest] = []
    var isAnnounced = false
    for (index, line) in TextFile.lines(of: source).enumerated() {
      guard isAnnounced || line.utf8.contains(UInt8(ascii: "@")) else { continue }
      let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line[...]
      if code.contains("@Test") { isAnnounced = true }
      if isAnnounced, let keyword = code.firstRange(of: "func ") {
        tests.append(DeclaredTest(name: name(at: code[keyword.upperBound...]), line: index + 1))
        isAnnounced = false
      }
    }
    return tests
  }

  private static func name(at text: Substring) -> String {
    if text.first == "`" {
      return String(text.dropFirst().prefix { $0 != "`" })
    }
    return String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
  }
}
