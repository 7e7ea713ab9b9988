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

  @Test func `every example compiles`() throws {
    let examples = try Self.folders.flatMap { folder in
      let place = Self.root.appending(path: folder)
      let names = try FileManager.default.subpathsOfDirectory(atPath: place.path).sorted()
      return try names.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".md") }
        .flatMap { try Example.all(in: place.appending(path: $0)) }
    }
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

  @Test func `DocC has no warning`() throws {
    try withFolder { folder in
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
