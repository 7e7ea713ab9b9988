import Foundation

/// A piece of Swift in the documentation of the module: in a comment, or on a page of the catalogue.
struct Example {
  /// The file it stands in.
  var file: String
  /// The line of its first line, counted from 1.
  var line: Int
  /// Its lines.
  var code: [String]

  /// As a declaration that can be compiled with others, and whose mistakes are named by the file it comes from.
  func compilable(number: Int) -> String {
    let place = "#sourceLocation(file: \"\(file)\", line: \(line))"
    let lines = code.joined(separator: "\n")
    guard !code.contains(where: { $0.hasPrefix("public ") }) else {
      return "\(place)\n\(lines)\n#sourceLocation()\n"
    }
    let effects = lines.contains("await") || lines.contains("async") ? "async throws" : "throws"
    return "func example\(number)() \(effects) {\n\(place)\n\(lines)\n#sourceLocation()\n}\n"
  }

  /// The examples of a file, in order. One whose fence says `swift does not compile` is none.
  static func all(in file: URL) throws -> [Example] {
    let isComment = file.pathExtension == "swift"
    var examples: [Example] = []
    var current: Example?
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var text = line
      if isComment {
        let trimmed = line.drop { $0 == " " }
        guard trimmed.hasPrefix("///") else {
          current = nil
          continue
        }
        text = trimmed.dropFirst(3)
        if text.hasPrefix(" ") { text = text.dropFirst() }
      }
      if text == "```swift" {
        current = Example(file: file.path, line: index + 2, code: [])
      } else if text == "```", let done = current {
        examples.append(done)
        current = nil
      } else {
        current?.code.append(String(text))
      }
    }
    return examples
  }
}
