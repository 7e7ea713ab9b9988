import Foundation
import Testing

/// The documentation of what a learner imports: it is whole, its links lead somewhere, its examples compile.
@Suite struct DocumentationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL
  /// The folders of the module and of what it re-exports.
  private static let folders = ["Sources/ConcurrencyLab", "Sources/Web"]
  /// Where `swift build` has put the modules: beside the program of this process.
  private static let modules = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "Modules")

  /// The sources and the pages of the catalogue.
  private static func files() throws -> [URL] {
    try folders.flatMap { folder in
      let place = root.appending(path: folder)
      let names = try FileManager.default.subpathsOfDirectory(atPath: place.path).sorted()
      return names.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".md") }
        .map { place.appending(path: $0) }
    }
  }

  @Test func `every example compiles`() throws {
    let examples = try Self.files().flatMap(Example.all)
    #expect(examples.count > 30)
    let result = try typecheck(examples)
    #expect(result.status == 0, "\(result.text)")
  }

  @Test func `an example that does not compile is named by its file and line`() throws {
    let result = try typecheck([
      Example(file: "/there/Fine.swift", line: 3, code: ["let lock = Lock()", "lock.lock()"]),
      Example(file: "/there/Wrong.swift", line: 7, code: ["let lock = Lock()", "lock.open()"]),
    ])
    #expect(result.status != 0)
    #expect(result.text.contains("/there/Wrong.swift:8:6: error: "))
    #expect(!result.text.contains("Fine.swift"))
  }

  @Test func `every public symbol is documented`() throws {
    let bare = try symbols().filter { $0.isWritten && $0.comment.isEmpty }
    #expect(bare.map(\.name) == [])
  }

  @Test func `every type and function at top level has an example`() throws {
    let symbols = try symbols().filter(\.wantsExample)
    let shown = Set(symbols.filter { $0.comment.contains("```swift\n") }.map(\.baseName))
    let bare = Set(symbols.map(\.baseName)).subtracting(shown)
    #expect(symbols.count > 60)
    #expect(bare.sorted() == [])
  }

  @Test func `no piece of code escapes the compiler`() throws {
    for file in try Self.files() {
      let stray = try Example.stray(in: file)
      #expect(stray == [], "\(file.lastPathComponent): not fenced, or without a language")
    }
  }

  @Test func `DocC has no warning`() throws {
    try withFolder { folder in
      let graphs = try graphs(in: folder)
      // A learner sees one module: what it re-exports is documented as its own.
      let web = graphs.appending(path: "Web.symbols.json")
      let text = try String(contentsOf: web, encoding: .utf8)
      let own = text.replacing(
        #""module":{"name":"Web""#, with: #""module":{"name":"ConcurrencyLab""#)
      #expect(own != text)
      try Data(own.utf8).write(to: web)
      let result = try run(
        "docc",
        [
          "convert", Self.root.appending(path: "Sources/ConcurrencyLab/ConcurrencyLab.docc").path,
          "--additional-symbol-graph-dir", graphs.path, "--fallback-display-name",
          "ConcurrencyLab", "--fallback-bundle-identifier", "lab.concurrency", "--output-path",
          folder.appending(path: "ConcurrencyLab.doccarchive").path, "--warnings-as-errors",
        ], in: folder)
      #expect(result.status == 0, "\(result.text)")
    }
  }

  // MARK: Symbols

  /// Writes what the modules export into a folder of a folder.
  private func graphs(in folder: URL) throws -> URL {
    let graphs = folder.appending(path: "graphs")
    try FileManager.default.createDirectory(at: graphs, withIntermediateDirectories: true)
    for module in ["ConcurrencyLab", "Web"] {
      let result = try run(
        "swift-symbolgraph-extract",
        [
          "-module-name", module, "-target", "x86_64-unknown-linux-gnu",
          "-minimum-access-level", "public", "-skip-inherited-docs",
          "-skip-synthesized-members", "-output-dir", graphs.path,
        ] + imports, in: folder)
      try #require(result.status == 0, "\(result.text)")
    }
    return graphs
  }

  private func symbols() throws -> [PublicSymbol] {
    try withFolder { folder in
      let graphs = try graphs(in: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: graphs.path).sorted()
      return try names.flatMap { try PublicSymbol.all(in: graphs.appending(path: $0)) }
    }
  }

  // MARK: Running tools

  private var imports: [String] {
    let strands = Self.root.appending(path: "Sources/CStrand/include").path
    let map = Self.modules.deletingLastPathComponent()
      .appending(path: "CStrand.build/module.modulemap").path
    return ["-I", Self.modules.path, "-Xcc", "-I\(strands)", "-Xcc", "-fmodule-map-file=\(map)"]
  }

  private func typecheck(_ examples: [Example]) throws -> (status: Int32, text: String) {
    try withFolder { folder in
      let source = examples.enumerated().map { $1.compilable(number: $0) }.joined()
      let file = folder.appending(path: "Examples.swift")
      try Data("import ConcurrencyLab\n\(source)".utf8).write(to: file)
      return try run(
        "swiftc",
        ["-typecheck", "-swift-version", "6", "-parse-as-library", "-suppress-warnings"]
          + ["-diagnostic-style", "llvm", file.path] + imports, in: folder)
    }
  }

  private func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "documentation-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Runs a tool that lies beside the compiler.
  private func run(
    _ tool: String, _ arguments: [String], in folder: URL
  ) throws -> (status: Int32, text: String) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let compiler = try #require(
      path.split(separator: ":").map { "\($0)/swiftc" }
        .first { FileManager.default.isExecutableFile(atPath: $0) })
    let tools = URL(filePath: compiler).resolvingSymlinksInPath().deletingLastPathComponent()
    let log = folder.appending(path: "log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let output = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = tools.appending(path: tool)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
  }
}
