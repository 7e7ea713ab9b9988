import Foundation
import Testing

@testable import Grading

/// The library under the real ThreadSanitizer, on real threads.
///
/// It is built anew from its sources, with a program that uses each of its types from several threads.
/// The callbacks of its own are left out: the sanitizer's take their place.
@Suite(.enabled(if: InstalledSanitizer.isInstalled, "the toolchain has no ThreadSanitizer"))
struct ThreadSanitizerTests {
  @Test func `finds nothing in the library, and finds a race that was planted`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "tsan-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let objects = try buildLibrary(in: folder)
    let clean = try run("clean", Self.everything, in: folder, with: objects)
    #expect(clean.status == 0, "\(clean.text)")
    #expect(!clean.text.contains("WARNING: ThreadSanitizer"), "\(clean.text)")
    #expect(clean.text.contains("\nended\n"))
    let racy = try run("racy", Self.planted, in: folder, with: objects)
    #expect(racy.status == 66)
    #expect(racy.text.contains(/WARNING: ThreadSanitizer: (Swift access|data) race/))
  }

  /// Runs every program of the table.
  private static let everything = """
    @main struct Main {
      static func main() throws {
        for program in Program.all { print(program.description, try program.run()) }
        print("\\nended")
      }
    }
    """

  /// Two threads write one number with nothing between them.
  ///
  /// Both are on their way before either begins: the end of one would be ordered before the start of the
  /// other, by locks of the library and the system. A relaxed operation orders nothing.
  private static let planted = """
    import ConcurrencyLab
    import Synchronization
    @main struct Main {
      static let arrived = ConcurrencyLab.Atomic(0)
      static func main() {
        let box = Box()
        together(2) { _ in
          arrived.add(1, ordering: .relaxed)
          while arrived.load(ordering: .relaxed) < 2 {}
          for _ in 0..<1_000 { box.first += 1 }
        }
        print(box.first)
      }
    }
    """

  // MARK: Building

  /// - Returns: the object files.
  private func buildLibrary(in folder: URL) throws -> [String] {
    let root = try InstalledSanitizer.root.get()
    let include = root.appending(path: "Sources/CStrand/include")
    let strands = folder.appending(path: "CStrand")
    try FileManager.default.copyItem(at: include.resolvingSymlinksInPath(), to: strands)
    let map = strands.appending(path: "module.modulemap")
    if !FileManager.default.fileExists(atPath: map.path) {
      try Data("module CStrand {\n  umbrella \".\"\n  export *\n}\n".utf8).write(to: map)
    }
    var objects: [String] = []
    for file in try sources("CStrand", ".c") {
      let object = folder.appending(path: "\(URL(filePath: file).lastPathComponent).o").path
      try build(
        "clang",
        [
          "-O1", "-fPIC", "-fsanitize=thread", "-DCS_WITHOUT_CALLBACKS", "-I", include.path, "-c",
          file, "-o", object,
        ], in: folder)
      objects.append(object)
    }
    for module in Kit.modules.map(\.name) {
      let object = folder.appending(path: "\(module).o").path
      // Not optimised: that is quicker to build, and no access is merged with another.
      try build(
        "swiftc",
        Kit.languageFlags + [
          "-Onone", "-gline-tables-only", "-sanitize=thread", "-module-name", module,
          "-emit-module", "-emit-module-path", folder.appending(path: "\(module).swiftmodule").path,
          "-c", "-o", object, "-I", folder.path, "-I", strands.path,
        ] + sources(module, ".swift"), in: folder)
      objects.append(object)
    }
    return objects
  }

  private func sources(_ target: String, _ suffix: String) throws -> [String] {
    let folder = try InstalledSanitizer.root.get().appending(path: "Sources/\(target)")
      .resolvingSymlinksInPath()
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { folder.appending(path: $0).path }
  }

  private func run(
    _ name: String, _ main: String, in folder: URL, with objects: [String]
  ) throws -> (status: Int32, text: String) {
    let file = folder.appending(path: "\(name).swift")
    try Data(main.utf8).write(to: file)
    let programs = try InstalledSanitizer.root.get().appending(
      path: "Tests/Programs/Programs.swift"
    ).path
    let program = folder.appending(path: name)
    try build(
      "swiftc",
      [
        "-swift-version", "6", "-parse-as-library", "-suppress-warnings", "-sanitize=thread",
        "-gline-tables-only", "-module-name", "Programs", "-I", folder.path, "-I",
        folder.appending(path: "CStrand").path, file.path, programs, "-o", program.path,
      ] + objects, in: folder)
    return try start(program.path, [], in: folder)
  }

  private func build(_ tool: String, _ arguments: [String], in folder: URL) throws {
    let result = try start(InstalledSanitizer.toolchain().tool(tool), arguments, in: folder)
    try #require(result.status == 0, "\(tool): \(result.text)")
  }

  private func start(
    _ path: String, _ arguments: [String], in folder: URL
  ) throws -> (status: Int32, text: String) {
    let log = folder.appending(path: "log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let output = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging([
      "TSAN_OPTIONS": "exitcode=66"
    ]) { $1 }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
  }
}
