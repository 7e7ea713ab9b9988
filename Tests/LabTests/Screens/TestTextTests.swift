import Course
import Testing
import Trace

@testable import lab

struct TestTextTests {
  private static let text = TestText(
    """
    import Testing

    @Test func `it adds`() async throws {
      let sum = add(1, 2)
      #expect(
        sum == 3,
        "one and two"
      )
      #expect(sum > 0)
    }

    func other() {}
    """, declared: [DeclaredTest(name: "it adds", line: 3)])

  private func quoted(line: Int, limit: Int = 9) -> [String]? {
    Self.text.excerpt(
      of: "it adds", at: SourcePosition(file: "Tests.swift", line: line, column: 3))?
      .lines(limit: limit).map { "\($0.number) \($0.text)" }
  }

  @Test func `an expectation is quoted whole, with what leads to it`() {
    #expect(
      quoted(line: 5) == [
        "4 let sum = add(1, 2)", "5 #expect(", "6   sum == 3,", "7   \"one and two\"", "8 )",
      ])
  }

  @Test func `where there is little room the expectation stays`() {
    #expect(quoted(line: 9, limit: 1) == ["9 #expect(sum > 0)"])
  }

  @Test func `a test that threw is quoted from its beginning`() {
    #expect(quoted(line: 3, limit: 2) == ["4 let sum = add(1, 2)", "5 #expect("])
  }

  @Test func `a place outside of the test is not quoted`() {
    #expect(quoted(line: 12) == nil)
    #expect(quoted(line: 99) == nil)
  }
}
