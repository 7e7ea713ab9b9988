import Foundation

/// A piece of Swift in the documentation of the module: in a comment, or on a page of the catalogue.
struct Example {
  /// The file it stands in.
  var file: String
  /// The line of its first line, counted from 1.
  var line: Int
  /// Its lines.
  var code: [String]

  /// Its first line as a message names it.
  var place: String { "\(file):\(line)" }

  /// As a file that can be compiled with others, and whose mistakes are named by where it comes from.
  ///
  /// What is declared `public` is a file as it stands, such as a learner's; anything else is the body of a function.
  /// - Parameter shown: whether what it prints is shown with the line that prints it.
  func source(number: Int, shown: Bool = false) -> String {
    let place = "#sourceLocation(file: \"\(file)\", line: \(line))"
    let text = code.joined(separator: "\n")
    let lines = shown && isBody ? text.replacing(/\bprint\(/, with: "show(") : text
    let head = "import ConcurrencyLab\n"
    guard isBody else { return "\(head)\(place)\n\(lines)\n#sourceLocation()\n" }
    let effects = isAsync ? "async throws" : "throws"
    return "\(head)func example\(number)() \(effects) {\n\(place)\n\(lines)\n#sourceLocation()\n}\n"
  }

  /// Whether it can be run.
  var isBody: Bool { !code.contains { $0.hasPrefix("public ") } }

  private var isAsync: Bool { code.contains { $0.contains("await") || $0.contains("async") } }

  /// Runs it in a simulation, or as it is if it has one of its own; prints what it throws.
  func call(number: Int) -> String {
    let isSimulation = ["simulate", "everySchedule", "replay(", "Demo"].contains { word in
      code.contains { $0.contains(word) && !$0.contains(".replay(") }
    }
    let call = isAsync ? "try await example\(number)()" : "try example\(number)()"
    let run =
      isSimulation
      ? call : "\(isAsync ? "try await" : "try") simulate(cores: 2) { \(call) }"
    return "do { _ = \(run) } catch { failed(\"\(place)\", error) }\n"
  }

  /// What its lines say, in a comment, that they print.
  var claims: [Claim] {
    code.enumerated().compactMap { offset, text in
      let parts = text.components(separatedBy: "  // ")
      guard parts.count == 2, parts[0].contains("print(") else { return nil }
      return Claim(place: "\(file):\(line + offset)", text: parts[1])
    }
  }

  /// What a line says that it prints.
  struct Claim {
    /// Its file and its number.
    var place: String
    /// The text of each time, with commas between; or one text of several, with `or` between them; then, after a colon,
    /// perhaps why.
    var text: String

    /// Whether that is what was printed.
    func isMet(by printed: [String]) -> Bool {
      let all = printed.joined(separator: ", ")
      return text == all || text.hasPrefix("\(all): ")
        || printed.count == 1 && text.components(separatedBy: " or ").contains(all)
    }
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
