import Course
import Trace

/// The text of an exercise's tests, to quote from.
struct TestText {
  /// Lines of one test.
  struct Excerpt {
    fileprivate var lines: [(number: Int, text: String)]
    fileprivate var keepsEnd: Bool

    /// At most so many lines: the last where an expectation is the last, else the first.
    func lines(limit: Int) -> [(number: Int, text: String)] {
      keepsEnd ? lines.suffix(limit) : Array(lines.prefix(limit))
    }
  }

  private let lines: [String]
  private let declared: [DeclaredTest]

  init(_ text: String, declared: [DeclaredTest]) {
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map(String.init)
    self.declared = declared
  }

  /// A test's body up to the expectation at a position; all of it where the position is the test's
  /// own, as it is when the test threw. `nil` if the text has no such place.
  func excerpt(of name: String, at position: SourcePosition?) -> Excerpt? {
    guard let position, let test = declared.first(where: { $0.name == name }),
      let body = body(of: test)
    else { return nil }
    let index = position.line - 1
    if body.contains(index) {
      return Excerpt(lines: quoted(body.lowerBound...end(of: index)), keepsEnd: true)
    }
    guard index < body.lowerBound, index >= test.line - 2 else { return nil }
    return Excerpt(lines: quoted(body.lowerBound...body.upperBound - 1), keepsEnd: false)
  }

  /// The indices of a test's lines between its braces.
  private func body(of test: DeclaredTest) -> Range<Int>? {
    guard lines.indices.contains(test.line - 1),
      let open = lines[(test.line - 1)...].firstIndex(where: { $0.hasSuffix("{") })
    else { return nil }
    let indent = Self.indent(of: lines[test.line - 1])
    let close = lines[(open + 1)...].firstIndex { line in
      line.drop(while: { $0 == " " }) == "}" && Self.indent(of: line) == indent
    }
    guard let close, close > open + 1 else { return nil }
    return open + 1..<close
  }

  /// The last line of the statement that begins at a line.
  private func end(of index: Int) -> Int {
    guard lines[index].hasSuffix("(") || lines[index].hasSuffix("{") else { return index }
    let indent = Self.indent(of: lines[index])
    return lines[(index + 1)...].firstIndex { !$0.isEmpty && Self.indent(of: $0) <= indent }
      ?? index
  }

  /// Lines with their numbers, without the blanks that all of them begin with.
  private func quoted(_ range: ClosedRange<Int>) -> [(number: Int, text: String)] {
    let shared = range.filter { !lines[$0].isEmpty }.map { Self.indent(of: lines[$0]) }.min() ?? 0
    return range.map { ($0 + 1, String(lines[$0].dropFirst(shared))) }
  }

  private static func indent(of line: String) -> Int { line.prefix { $0 == " " }.count }
}
