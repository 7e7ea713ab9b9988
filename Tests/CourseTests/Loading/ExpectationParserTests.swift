import Testing

@testable import Course

@Suite struct ExpectationParserTests {
  @Test func `a test's name or an ending is read, with the mistake`() throws {
    let byTest = try ExpectationParser.header(
      "// caught by: 'no update is lost' - locks only the write")
    #expect(byTest.caughtBy == .fails(test: "no update is lost"))
    #expect(byTest.mistake == "locks only the write")
    let byEnding = try ExpectationParser.header(
      "// caught by: doesNotCompile -  an actor's value is set")
    #expect(byEnding.caughtBy == .ends(.doesNotCompile))
    #expect(byEnding.mistake == "an actor's value is set")
    let quoted = try ExpectationParser.header("// caught by: 'a site's page - whole' - it's cut")
    #expect(quoted.caughtBy == .fails(test: "a site's page - whole"))
  }

  @Test(arguments: [
    "", "// caught by:", "// caught by: 'x'", "// caught by: 'x' -", "// caught by: 'x' - ",
    "caught by: 'x' - y",
    "// caught by: hung", "// Caught by: 'x' - y",
  ])
  func `anything else is refused`(line: String) {
    #expect(throws: CourseProblem.Fact.wrongHeader) { try ExpectationParser.header(line) }
  }

  @Test func `an unknown ending is corrected`() {
    #expect(throws: CourseProblem.Fact.unknownEnding("deadlock", suggestion: "deadlocked")) {
      try ExpectationParser.header("// caught by: deadlock - waits")
    }
  }
}
