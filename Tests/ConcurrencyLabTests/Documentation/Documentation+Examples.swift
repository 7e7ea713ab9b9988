import Foundation
import Testing

extension Documentation {
  /// Whether examples compile, and what a compiler says of them if they do not.
  static func check(_ examples: [Example]) throws -> (status: Int32, text: String) {
    try withSources(of: examples) { folder, files in
      try Tools.run(
        "swiftc",
        ["-typecheck", "-swift-version", "6", "-parse-as-library", "-suppress-warnings"]
          + ["-diagnostic-style", "llvm"] + Tools.imports + files, in: folder)
    }
  }

  /// What each example uses, as the compiler resolved it.
  static func uses(of examples: [Example]) throws -> [Uses] {
    try withSources(of: examples) { folder, files in
      let trees = files.map { "\($0).json" }
      let result = try Tools.run(
        "swiftc",
        ["-frontend", "-dump-ast", "-dump-ast-format", "json", "-swift-version", "6"]
          + ["-parse-as-library", "-suppress-warnings"] + Tools.imports
          + files.flatMap { ["-primary-file", $0] } + trees.flatMap { ["-o", $0] }, in: folder)
      try #require(result.status == 0, "\(result.text)")
      return try zip(examples, trees).map { example, tree in
        Uses(of: example, tree: try String(contentsOfFile: tree, encoding: .utf8))
      }
    }
  }

  /// What examples print, line by line, and what they throw, when they are run one after the other.
  static func run(_ examples: [Example]) throws -> (printed: [String: [String]], failures: [String])
  {
    let calls = examples.indices.filter { examples[$0].isBody }
      .map { examples[$0].call(number: $0) }.joined(separator: "  ")
    let text = try withSources(of: examples, shown: true) { folder, files in
      let main = folder.appending(path: "Main.swift")
      try Data(program.replacing("CALLS", with: calls).utf8).write(to: main)
      let built = try Tools.run(
        "swiftc",
        ["-swift-version", "6", "-parse-as-library", "-suppress-warnings", "-wmo"]
          + ["-o", "examples"]
          + Tools.imports + files + [main.path] + Tools.objects(), in: folder)
      guard built.status == 0 else { return "failed\t\(built.text)" }
      let result = try Tools.run(folder.appending(path: "examples"), in: folder)
      return result.status == 0
        ? result.text : "\(result.text)\nfailed\tended with \(result.status)"
    }
    var printed: [String: [String]] = [:]
    var failures: [String] = []
    for line in text.components(separatedBy: "\n") {
      let parts = line.components(separatedBy: "\t")
      if parts.count == 3, parts[0] == "printed" {
        printed[parts[1], default: []].append(parts[2])
      } else if line.hasPrefix("failed\t") {
        failures.append(text)
        break
      }
    }
    return (printed, failures)
  }

  /// Examples that are run call `show` where they say `print`, which knows the line.
  private static let program = #"""
    import ConcurrencyLab

    func show(
      _ items: Any..., separator: String = " ", terminator: String = "\n",
      file: String = #filePath, line: Int = #line
    ) {
      let text = items.map { "\($0)" }.joined(separator: separator)
      ConcurrencyLab.print(text, terminator: terminator)
      Swift.print("\nprinted\t\(file):\(line)\t\(text.split(separator: "\n").joined(separator: "\\n"))")
    }

    func failed(_ place: String, _ error: any Error) { Swift.print("failed\t\(place)\t\(error)") }

    @main struct Main {
      static func main() async { CALLS }
    }
    """#

  private static func withSources<Result>(
    of examples: [Example], shown: Bool = false, _ body: (URL, [String]) throws -> Result
  ) throws -> Result {
    try Tools.withFolder { folder in
      let files = try examples.enumerated().map { number, example in
        let file = folder.appending(path: "Example\(number).swift")
        try Data(example.source(number: number, shown: shown).utf8).write(to: file)
        return file.path
      }
      return try body(folder, files)
    }
  }
}
