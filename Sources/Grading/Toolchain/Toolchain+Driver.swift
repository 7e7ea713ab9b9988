import Foundation

extension Toolchain {
  /// Asks the drivers once what they would call, so that nobody has to call a driver again.
  static func ask(swiftc: String, tools: String) throws(GradingError) -> Toolchain {
    let info = try runBare(Command(swiftc, ["-print-target-info"], in: "/", environment: [:]))
    guard let target = try? JSONDecoder().decode(TargetInfo.self, from: Data(info.text.utf8)) else {
      throw .strangeToolchain("'swiftc -print-target-info' printed no JSON")
    }
    // A `swiftc` that is a front for several toolchains leads to the one that answers.
    let resources = URL(filePath: target.paths.runtimeResourcePath).standardizedFileURL
    let besideResources = resources.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "bin").path
    let folder =
      FileManager.default.isExecutableFile(atPath: "\(besideResources)/swift-frontend")
      ? besideResources : tools
    let compile = try runBare(
      Command(
        swiftc, ["-###", "-parse-as-library", "-module-name", "M", "-c", "M.swift", "-o", "M.o"],
        in: "/", environment: [:]))
    let frontEnd = try frontEndFlags(in: compile.text)
    let link = try runBare(
      Command(
        "\(folder)/clang",
        [
          "-###", "-fuse-ld=lld", "-pie", "-target", target.target.unversionedTriple, "/dev/null",
          "-o", "M",
        ],
        in: "/", environment: [:]))
    let (before, after) = try linkerFlags(in: link.text)
    return Toolchain(
      tools: folder, version: target.compilerVersion, frontEndFlags: frontEnd, linkBefore: before,
      linkAfter: after, libraries: "\(resources.path)/linux")
  }

  /// The part of `-print-target-info` that is read.
  private struct TargetInfo: Decodable {
    struct Target: Decodable { var unversionedTriple: String }
    struct Paths: Decodable { var runtimeResourcePath: String }
    var compilerVersion: String
    var target: Target
    var paths: Paths
  }

  /// The front end's flags, without the ones that name a file or a module.
  static func frontEndFlags(in text: String) throws(GradingError) -> [String] {
    guard
      let line = text.split(separator: "\n").first(where: { $0.contains(" -frontend ") }),
      case let all = words(in: line), let first = all.firstIndex(of: "-frontend")
    else { throw .strangeToolchain("'swiftc -###' names no front end") }
    var flags: [String] = []
    var rest = all[(first + 1)...]
    while let word = rest.popFirst() {
      switch word {
      case "-c", "-parse-as-library": continue
      case "-primary-file", "-module-name", "-o": rest = rest.dropFirst()
      case "-plugin-path":
        // Folders that are not there would be a warning on every line.
        guard let path = rest.popFirst() else { continue }
        if FileManager.default.fileExists(atPath: path) { flags += [word, path] }
      default: flags.append(word)
      }
    }
    return flags
  }

  /// The linker's flags, in front of the program's files and behind them.
  static func linkerFlags(
    in text: String
  ) throws(GradingError) -> (before: [String], after: [String]) {
    let line = text.split(separator: "\n").last { $0.contains("-dynamic-linker") }
    guard let line, case let all = words(in: line), let object = all.firstIndex(of: "/dev/null"),
      let output = all.firstIndex(of: "-o")
    else { throw .strangeToolchain("'clang -###' names no linker") }
    var before = Array(all[1..<object])
    before.removeSubrange((output - 1)...output)
    return (before, Array(all[(object + 1)...]))
  }

  /// The words of a command line as a driver prints it: quoted, or with backslashes.
  static func words(in line: some StringProtocol) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
