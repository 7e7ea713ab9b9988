import Foundation

/// Builds a kit in a fresh folder.
struct KitBuilder {
  let package: URL
  let sources: KitSources
  let toolchain: Toolchain
  let box: Box
  let folder: URL
  let moduleCache: String

  /// Builds everything; each step is announced before it begins.
  func build(progress: (Kit.Progress) -> Void) throws(GradingError) {
    let steps: [(part: String, build: () throws(GradingError) -> Void)] = [
      ("the compiler's modules", warmModules),
      ("the strands", buildStrands),
      ("the format of traces", { () throws(GradingError) in try buildModule("Trace", ["-Onone"]) }),
      (
        "the simulator",
        { () throws(GradingError) in
          try buildModule("Simulator", ["-O", "-enforce-exclusivity=unchecked"])
        }
      ),
      (
        "what solutions import",
        { () throws(GradingError) in
          try buildModule("ConcurrencyLab", ["-O", "-enforce-exclusivity=unchecked"])
        }
      ),
      ("the program that runs tests", linkLibrary),
    ]
    for (index, step) in steps.enumerated() {
      progress(Kit.Progress(step: index + 1, count: steps.count, part: step.part))
      try step.build()
    }
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func absolute(_ paths: [String]) -> [String] {
    paths.map { package.appending(path: $0).path }
  }

  private func run(_ tool: String, _ arguments: [String], part: String) throws(GradingError) {
    let command = Command(
      try toolchain.tool(tool), arguments, in: folder.path, environment: Command.tools)
    let result = try box.run(command, limits: .preparing)
    guard result.end == .exited(0) else {
      throw .kitDoesNotBuild(part: part, output: result.text)
    }
  }

  /// Compiles the modules of C that solutions and tests import, so that a first check finds them.
  private func warmModules() throws(GradingError) {
    let imports = SourceRule.modules.subtracting(["ConcurrencyLab", "Support"]).sorted()
    let text = imports.map { "import \($0)\n" }.joined()
    try Cache.write(Data(text.utf8), to: folder.appending(path: "Warm.swift"))
    try Cache.write(
      Data((text + "import Testing\n").utf8), to: folder.appending(path: "WarmTests.swift"))
    let frontEnd = try toolchain.tool("swift-frontend")
    for (file, flags) in [("Warm", Compiler.instrumented), ("WarmTests", [])] {
      let command = Command(
        frontEnd,
        ["-frontend", "-typecheck", "\(file).swift", "-module-name", file] + toolchain.frontEndFlags
          + Compiler.language + flags + ["-module-cache-path", moduleCache],
        in: folder.path)
      // A module that this toolchain lacks is no reason to stop: whoever needs it will say so.
      _ = try box.run(command, limits: .preparing)
    }
  }

  private func buildStrands() throws(GradingError) {
    let files = sources.paths(in: "Sources/CStrand", suffixes: [".c", ".S"])
    let include = package.appending(path: "Sources/CStrand/include").path
    try run(
      "clang", ["-O2", "-fPIC", "-g", "-c", "-I", include] + absolute(files), part: "C code")
    if !FileManager.default.fileExists(atPath: "\(include)/module.modulemap") {
      let map = "module CStrand {\n  umbrella \"\(include)\"\n  export *\n}\n"
      try FileManager.default.makeFolder(folder.appending(path: "CStrand"))
      try Cache.write(Data(map.utf8), to: folder.appending(path: "CStrand/module.modulemap"))
    } else {
      let link = folder.appending(path: "CStrand")
      do {
        try FileManager.default.copyItem(atPath: include, toPath: link.path)
      } catch { throw .cannotWrite(path: link.path, reason: Cache.reason(error)) }
    }
  }

  private func buildModule(_ name: String, _ flags: [String]) throws(GradingError) {
    let files = sources.paths(in: "Sources/\(name)", suffixes: [".swift"])
    try run(
      "swiftc",
      Kit.languageFlags + flags + [
        "-module-name", name, "-emit-module", "-emit-module-path", path("\(name).swiftmodule"),
        "-c", "-o", path("\(name).o"), "-I", folder.path, "-I", path("CStrand"),
        "-module-cache-path", moduleCache,
      ] + absolute(files), part: name)
  }

  private func linkLibrary() throws(GradingError) {
    let strands = sources.paths(in: "Sources/CStrand", suffixes: [".c", ".S"]).map { path in
      let name = URL(filePath: path).deletingPathExtension().lastPathComponent
      return self.path("\(name).o")
    }
    try run(
      "swiftc",
      ["-emit-library", "-use-ld=lld", "-o", path("libConcurrencyLab.so"), "-Xlinker", "-soname"]
        + ["-Xlinker", "libConcurrencyLab.so"] + Kit.modules.map { path("\($0.name).o") } + strands,
      part: "library")
    let program = package.appending(path: "Sources/Grading/Program")
    try run(
      "swiftc",
      [
        "-swift-version", "6", "-parse-as-library", "-module-name", "Runner", "-c",
        program.appending(path: "Runner.swift").path, "-o", path("Runner.o"), "-I", folder.path,
        "-I", path("CStrand"), "-module-cache-path", moduleCache,
      ], part: "main")
    try run(
      "clang",
      [
        "-O2", "-fPIE", "-fno-omit-frame-pointer", "-c", program.appending(path: "Crash.c").path,
        "-o", path("Crash.o"),
      ], part: "crash report")
    try Cache.write(
      Data(sources.bytes(of: "Sources/Grading/Program/Prelude.swift")),
      to: folder.appending(path: "Prelude.swift"))
  }
}

extension FileManager {
  /// Makes a folder and those above it.
  func makeFolder(_ folder: URL) throws(GradingError) {
    do { try createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw .cannotWrite(path: folder.path, reason: Cache.reason(error))
    }
  }
}
