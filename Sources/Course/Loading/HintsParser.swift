/// Reads hints.md: three hints, each below its heading `## 1`, `## 2`, `## 3`.
enum HintsParser {
  /// How many hints an exercise has.
  static let levels = 3

  /// The hints, mildest first, and what is wrong with the file.
  static func parse(_ text: String, place: String) -> (hints: [String], problems: [CourseProblem]) {
    var hints: [(line: Int, lines: [String])] = []
    var problems: [CourseProblem] = []
    var fence = Fence()
    for (index, line) in TextFile.lines(of: text).enumerated() {
      if !fence.isInside(line), line.hasPrefix("## ") {
        if line == "## \(hints.count + 1)", hints.count < levels {
          hints.append((index + 1, []))
        } else {
          problems.append(CourseProblem(place, line: index + 1, .unexpectedHint(heading: line)))
        }
      } else if !hints.isEmpty {
        hints[hints.count - 1].lines.append(line)
      }
    }
    for level in hints.count..<levels {
      problems.append(CourseProblem(place, .missingHint(level: level + 1)))
    }
    let texts = hints.map { Markdown.trimmed($0.lines) }
    for (index, text) in texts.enumerated() where text.isEmpty {
      problems.append(CourseProblem(place, line: hints[index].line, .emptyHint(level: index + 1)))
    }
    return (texts, problems)
  }
}
