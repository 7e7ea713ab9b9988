/// Reads what an instructor expects of a file.
enum ExpectationParser {
  /// The first line of a wrong answer, taken apart.
  struct Header: Equatable {
    /// What catches it.
    var caughtBy: Expectation
    /// The mistake in one sentence.
    var mistake: String
  }

  /// Reads `// caught by: 'name of test' - the mistake in one sentence`, or an ending in the place
  /// of the name.
  static func header(_ line: String) throws(CourseProblem.Fact) -> Header {
    let marker = "// caught by:"
    guard line.hasPrefix(marker) else { throw .wrongHeader }
    let rest = line.dropFirst(marker.count).drop { $0 == " " }
    if rest.first == "'" {
      guard let end = rest.firstRange(of: "' - ") else { throw .wrongHeader }
      let test = String(rest[..<end.lowerBound].dropFirst())
      return try Header(caughtBy: .fails(test: test), mistake: mistake(rest[end.upperBound...]))
    }
    guard let end = rest.firstRange(of: " - ") else { throw .wrongHeader }
    return try Header(
      caughtBy: .ends(ending(String(rest[..<end.lowerBound]))),
      mistake: mistake(rest[end.upperBound...]))
  }

  /// Reads an ending's name.
  static func ending(_ word: String) throws(CourseProblem.Fact) -> Expectation.Ending {
    guard let ending = Expectation.Ending(rawValue: word) else {
      let words = Expectation.Ending.allCases.map(\.rawValue)
      throw .unknownEnding(word, suggestion: closest(to: word, among: words))
    }
    return ending
  }

  private static func mistake(_ text: Substring) throws(CourseProblem.Fact) -> String {
    guard let first = text.firstIndex(where: { $0 != " " }) else { throw .wrongHeader }
    return String(text[first...])
  }
}

extension CourseProblem.Fact: Error {}
