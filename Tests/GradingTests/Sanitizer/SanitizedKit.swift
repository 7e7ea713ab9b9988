import Foundation

@testable import Grading

/// The library compiled for ThreadSanitizer, part by part; what did not change since the last time is taken from the cache.
///
/// The callbacks of its own are left out: the sanitizer's take their place.
struct SanitizedKit {
  /// The folders in which its modules lie.
  private(set) var folders: [URL] = []
  private let sources: KitSources
  private let toolchain: Toolchain
  private let cache: Cache
  private var hash = ContentHash()

  /// Compiles what has to be.
  init() throws {
    let root = try InstalledSanitizer.root.get()
    cache = Cache(root: root.appending(path: ".build/lab-tests"))
    sources = try KitSources(package: root)
    toolchain = try InstalledSanitizer.toolchain()
    hash.add("sanitized 2")
    hash.add(toolchain.version)
    for part in ["CStrand"] + Kit.modules.map(\.name) {
      for path in files(of: part) {
        hash.add(path)
        hash.add(sources.bytes(of: path))
      }
      // Each part is built on those before it.
      folders.append(
        try cache.folder(kind: "kit", hash: hash.text) { folder throws(GradingError) in
          if part == "CStrand" { try buildStrands(in: folder) } else { try build(part, in: folder) }
        })
    }
  }

  /// The object files of all parts.
  var objects: [String] {
    folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.filter { $0.hasSuffix(".o") }.sorted().map { folder.appending(path: $0).path }
    }
  }

  /// Builds a program with it.
  /// - Parameters:
  ///   - main: the text of the file that it begins in.
  ///   - files: the paths of its other files.
  /// - Returns: the program's path.
  func program(_ main: String, with files: [String]) throws -> String {
    var hash = hash
    hash.add(main)
    for file in files { hash.add(Array(try Data(contentsOf: URL(filePath: file)))) }
    let folder = try cache.folder(kind: "kit", hash: hash.text) { folder throws(GradingError) in
      try Cache.write(Data(main.utf8), to: folder.appending(path: "Main.swift"))
      try run(
        "swiftc",
        [
          "-swift-version", "6", "-parse-as-library", "-suppress-warnings", "-sanitize=thread",
          "-gline-tables-only", "-module-name", "Programs", "Main.swift", "-o", "program",
        ] + imports + files + objects, in: folder, part: "program")
    }
    return folder.appending(path: "program").path
  }

  private var imports: [String] { folders.flatMap { ["-I", $0.path] } }

  private func files(of part: String) -> [String] {
    sources.paths(in: "Sources/\(part)", suffixes: [".swift", ".c", ".h", ".modulemap"])
  }

  private func absolute(_ part: String, _ suffix: String) -> [String] {
    files(of: part).filter { $0.hasSuffix(suffix) }.map { sources.package.appending(path: $0).path }
  }

  private func buildStrands(in folder: URL) throws(GradingError) {
    let include = sources.package.appending(path: "Sources/CStrand/include")
    for path in files(of: "CStrand") where path.contains("/include/") {
      let name = URL(filePath: path).lastPathComponent
      try Cache.write(Data(sources.bytes(of: path)), to: folder.appending(path: name))
    }
    let map = folder.appending(path: "module.modulemap")
    if !FileManager.default.fileExists(atPath: map.path) {
      try Cache.write(Data("module CStrand {\n  umbrella \".\"\n  export *\n}\n".utf8), to: map)
    }
    try run(
      "clang",
      ["-O1", "-fPIC", "-fsanitize=thread", "-DCS_WITHOUT_CALLBACKS", "-I", include.path, "-c"]
        + absolute("CStrand", ".c"), in: folder, part: "CStrand")
  }

  private func build(_ module: String, in folder: URL) throws(GradingError) {
    // Not optimised: that is quicker to build, and no access is merged with another.
    try run(
      "swiftc",
      Kit.languageFlags + [
        "-Onone", "-num-threads", "2", "-gline-tables-only", "-sanitize=thread", "-module-name",
        module, "-emit-module", "-emit-module-path", "\(module).swiftmodule", "-c",
      ] + imports + absolute(module, ".swift"), in: folder, part: module)
  }

  private func run(
    _ tool: String, _ arguments: [String], in folder: URL, part: String
  ) throws(GradingError) {
    // Outside the box a program runs in the folder that this process runs in.
    let command = Command(
      "/usr/bin/env", ["-C", folder.path, try toolchain.tool(tool)] + arguments, in: folder.path,
      environment: Command.tools)
    let result = try runBare(command)
    guard result.succeeded else { throw .kitDoesNotBuild(part: part, output: result.text) }
  }
}
