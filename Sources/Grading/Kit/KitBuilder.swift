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
  ///
  /// What needs nothing of the kit's own is built meanwhile on another thread.
  func build(progress: (Kit.Progress) -> Void) throws(GradingError) {
    try writeStrandsMap()
    let meanwhile = Meanwhile { () throws(GradingError) in
      try buildStrands()
      try warmModules()
    }
    defer { meanwhile.wait() }
    let steps: [(part: String, build: () throws(GradingError) -> Void)] =
      [("the format of traces", "Trace"), ("the simulator", "Simulator")].map { part, name in
        (part, { () throws(GradingError) in try buildModule(name) })
      } + [
        (
          "what solutions import",
          { () throws(GradingError) in
            try buildModule("Web")
            try buildModule("ConcurrencyLab")
          }
        ),
        (
          "the program that runs tests",
          { () throws(GradingError) in
            try buildMain()
            if let error = meanwhile.wait() { throw error }
            try linkLibrary()
          }
        ),
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

  private func run(
    _ tool: String, _ arguments: [String], in place: URL? = nil, part: String
  ) throws(GradingError) {
    let command = Command(
      try toolchain.tool(tool), arguments, in: (place ?? folder).path, environment: Command.tools)
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

  private var include: String {
    package.appending(path: "Sources/CStrand/include").path
  }

  private func buildStrands() throws(GradingError) {
    let files = sources.paths(in: "Sources/CStrand", suffixes: [".c", ".S"])
    try run("clang", ["-O2", "-fPIC", "-g", "-c", "-I", include] + absolute(files), part: "C code")
  }

  /// The map by which Swift imports CStrand: its own, or one over all of its headers.
  private func writeStrandsMap() throws(GradingError) {
    let own = FileManager.default.contents(atPath: "\(include)/module.modulemap")
    let map = "module CStrand {\n  umbrella \"\(include)\"\n  export *\n}\n"
    let folder = folder.appending(path: "CStrand")
    try FileManager.default.makeFolder(folder)
    guard own != nil else {
      try Cache.write(Data(map.utf8), to: folder.appending(path: "module.modulemap"))
      return
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: include)) ?? [] {
      let data = FileManager.default.contents(atPath: "\(include)/\(name)") ?? Data()
      try Cache.write(data, to: folder.appending(path: name))
    }
  }

  private func buildModule(_ name: String) throws(GradingError) {
    let flags = Kit.modules.first { $0.name == name }?.flags ?? []
    let files = sources.paths(in: "Sources/\(name)", suffixes: [".swift"])
    let objects = objects(of: name)
    try FileManager.default.makeFolder(objects)
    // Without `-o`, each file's object is written to the folder that the compiler runs in.
    try run(
      "swiftc",
      Kit.languageFlags + flags + [
        "-module-name", name, "-emit-module", "-emit-module-path", path("\(name).swiftmodule"),
        "-c", "-I", folder.path, "-I", path("CStrand"), "-module-cache-path", moduleCache,
      ] + absolute(files), in: objects, part: name)
  }

  private func objects(of module: String) -> URL { folder.appending(path: "objects-\(module)") }

  private func linkLibrary() throws(GradingError) {
    var objects = sources.paths(in: "Sources/CStrand", suffixes: [".c", ".S"]).map { path in
      let name = URL(filePath: path).deletingPathExtension().lastPathComponent
      return self.path("\(name).o")
    }
    for module in Kit.modules {
      let place = self.objects(of: module.name).path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      objects += names.sorted().filter { $0.hasSuffix(".o") }.map { "\(place)/\($0)" }
    }
    try run(
      "swiftc",
      ["-emit-library", "-use-ld=lld", "-o", path("libConcurrencyLab.so"), "-Xlinker", "-soname"]
        + ["-Xlinker", "libConcurrencyLab.so"] + objects, part: "library")
  }

  private func buildMain() throws(GradingError) {
    let program = package.appending(path: "Sources/Grading/Program")
    try run(
      "swiftc",
      [
        "-swift-version", "6", "-parse-as-library", "-module-name", "Runner", "-wmo", "-c",
        program.appending(path: "Runner.swift").path, program.appending(path: "Records.swift").path,
        "-o", path("Runner.o"), "-I", folder.path, "-I", path("CStrand"), "-module-cache-path",
        moduleCache,
      ], part: "main")
    try run(
      "clang",
      [
        "-O2", "-fPIE", "-fno-omit-frame-pointer", "-c", program.appending(path: "Crash.c").path,
        "-o", path("Crash.o"),
      ], part: "crash report")
    // These are compiled again and again, each time into another module.
    for name in ["Prelude.swift", "DemoMain.swift", "Records.swift"] {
      try Cache.write(
        Data(sources.bytes(of: "Sources/Grading/Program/\(name)")),
        to: folder.appending(path: name))
    }
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
