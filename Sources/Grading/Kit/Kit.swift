public import Foundation

/// What every graded program is made of besides the solution and its tests, compiled once: the
/// simulator as a library, its modules, the program's main, and the box.
public struct Kit: Hashable, Sendable {
  /// The folder with the library, the modules and `Runner.o`.
  public let folder: URL
  /// The fingerprint of everything it was built from.
  public let hash: String
  /// The path of the box's program.
  let box: String
  /// The folder in which the compiler keeps modules of C.
  let moduleCache: String
  /// The file that is compiled into every solution.
  let prelude: String
  /// The files that are compiled into every demo.
  var demoMain: [String] {
    ["DemoMain.swift", "Records.swift"].map { folder.appending(path: $0).path }
  }

  /// One step of preparing the kit.
  public struct Progress: Hashable, Sendable, CustomStringConvertible {
    /// The step, counted from 1.
    public var step: Int
    /// How many steps there are.
    public var count: Int
    /// What is prepared.
    public var part: String

    /// What is being done: `preparing the simulator (2 of 4)`.
    public var description: String { "preparing \(part) (\(step) of \(count))" }
  }

  /// The modules of the kit in the order in which they are compiled, and how.
  static let modules: [(name: String, flags: [String])] = [
    ("Trace", ["-Onone"]),
    ("Simulator", optimised),
    ("Web", optimised),
    ("ConcurrencyLab", optimised),
  ]

  /// The simulator's own memory needs no watching; two threads write machine code. By the chain of frame
  /// pointers the simulator finds the line that called it.
  private static let optimised = [
    "-O", "-num-threads", "2", "-enforce-exclusivity=unchecked", "-Xcc", "-fno-omit-frame-pointer",
  ]

  /// How the package compiles its Swift; Package.swift says the same.
  static let languageFlags =
    [
      "-swift-version", "6", "-parse-as-library", "-wmo", "-suppress-warnings",
      "-package-name", "concurrency_lab",
    ]
    + [
      "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility",
      "InferIsolatedConformances", "NonisolatedNonsendingByDefault",
    ].flatMap { ["-enable-upcoming-feature", $0] }

  /// Uses the kit in the cache, or builds it first.
  ///
  /// - Parameters:
  ///   - package: the folder of the lab's own Package.swift.
  ///   - progress: is told each step when there is something to build.
  public static func prepare(
    package: URL, toolchain: Toolchain, cache: Cache, progress: (Progress) -> Void = { _ in }
  ) throws(GradingError) -> Kit {
    let sources = try KitSources(package: package)
    let box = try buildBox(sources: sources, toolchain: toolchain, cache: cache)
    var hash = ContentHash()
    hash.add("kit 3")
    hash.add(toolchain.version)
    for flag in languageFlags { hash.add(flag) }
    for (path, bytes) in sources.files {
      hash.add(path)
      hash.add(bytes)
    }
    let modules = cache.root.appending(path: "modules-\(toolchain.hash)").path
    cache.tidy()
    let folder = try cache.folder(kind: "kit", hash: hash.text) { folder throws(GradingError) in
      let builder = KitBuilder(
        package: package, sources: sources, toolchain: toolchain, box: Box(program: box),
        folder: folder, moduleCache: modules)
      try builder.build(progress: progress)
    }
    return Kit(
      folder: folder, hash: hash.text, box: box, moduleCache: modules,
      prelude: folder.appending(path: "Prelude.swift").path)
  }

  /// The box is built first, so that everything else can be built inside it.
  private static func buildBox(
    sources: KitSources, toolchain: Toolchain, cache: Cache
  ) throws(GradingError) -> String {
    var hash = ContentHash()
    hash.add("box 1")
    hash.add(toolchain.version)
    hash.add(sources.bytes(of: "Sources/Grading/Program/Box.c"))
    let clang = try toolchain.tool("clang")
    let folder = try cache.folder(kind: "box", hash: hash.text) { folder throws(GradingError) in
      let source = sources.package.appending(path: "Sources/Grading/Program/Box.c").path
      let result = try runBare(
        Command(
          clang, ["-O2", "-fuse-ld=lld", source, "-o", folder.appending(path: "box").path],
          in: "/", environment: Command.tools))
      guard result.succeeded else { throw .kitDoesNotBuild(part: "box", output: result.text) }
    }
    return folder.appending(path: "box").path
  }
}
