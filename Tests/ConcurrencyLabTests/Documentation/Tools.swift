import Foundation
import Testing

/// The tools that lie beside the compiler, and where what was built lies.
enum Tools {
  /// Where `swift build` has put what it built: beside the program of this process.
  static let built = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// What a compiler needs to import the module.
  static var imports: [String] {
    let strands = Documentation.root.appending(path: "Sources/CStrand/include").path
    let map = built.appending(path: "CStrand.build/module.modulemap").path
    return [
      "-I", built.appending(path: "Modules").path, "-Xcc", "-I\(strands)",
      "-Xcc", "-fmodule-map-file=\(map)",
    ]
  }

  /// What a linker needs of the library: its parts, as they lie in this program too.
  static func objects() throws -> [String] {
    try ["ConcurrencyLab", "Simulator", "Trace", "Web", "CStrand"].flatMap { part in
      let folder = built.appending(path: "\(part).build")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      return names.filter { $0.hasSuffix(".o") }.sorted().map { folder.appending(path: $0).path }
    }
  }

  /// Runs a tool that lies beside the compiler.
  static func run(
    _ tool: String, _ arguments: [String], in folder: URL
  ) throws -> (status: Int32, text: String) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let compiler = try #require(
      path.split(separator: ":").map { "\($0)/swiftc" }
        .first { FileManager.default.isExecutableFile(atPath: $0) })
    let tools = URL(filePath: compiler).resolvingSymlinksInPath().deletingLastPathComponent()
    return try run(tools.appending(path: tool), arguments, in: folder)
  }

  /// Runs a program, and returns what it wrote.
  static func run(
    _ program: URL, _ arguments: [String] = [], in folder: URL
  ) throws -> (status: Int32, text: String) {
    let log = folder.appending(path: "log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let output = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
  }

  /// Makes a folder for as long as a body runs.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "documentation-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
