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
    var examples: [Example] = []
    var current: Example?
    for (index, text) in try lines(of: file).enumerated() {
      guard let text else {
        current = nil
        continue
      }
      if text == "```swift" {
        current = Example(file: file.path, line: index + 2, code: [])
      } else if text == "```", let done = current {
        examples.append(done)
        current = nil
      } else {
        current?.code.append(text)
      }
    }
    return examples
  }

  /// Where a file has code that is no example and not said to be something else: indented after an empty
  /// line, or in a fence that names no language.
  static func stray(in file: URL) throws -> [String] {
    var stray: [String] = []
    var isInFence = false
    var isAfterBlank = false
    for (index, text) in try lines(of: file).enumerated() {
      guard let text else {
        (isInFence, isAfterBlank) = (false, true)
        continue
      }
      let isFence = text.hasPrefix("```")
      let isKnown = ["```swift", "```text", "```swift does not compile"].contains(text)
      if isFence, !isInFence, !isKnown { stray.append("\(index + 1): \(text)") }
      if isFence { isInFence.toggle() }
      if !isInFence, isAfterBlank, text.hasPrefix("    ") { stray.append("\(index + 1): \(text)") }
      isAfterBlank = text.isEmpty
    }
    return stray
  }

  /// The lines of a file that are documentation, without what marks them as comments; nil for the others.
  private static func lines(of file: URL) throws -> [String?] {
    let isComment = file.pathExtension == "swift"
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      guard isComment else { return String(line) }
      let trimmed = line.drop { $0 == " " }
      guard trimmed.hasPrefix("///") else { return nil }
      let text = trimmed.dropFirst(3)
      return String(text.hasPrefix(" ") ? text.dropFirst() : text)
    }
  }
}
