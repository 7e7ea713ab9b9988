import Foundation

/// Calls the front end and the linker directly, with what the drivers said once.
struct Compiler: Sendable {
  let toolchain: Toolchain
  let kit: Kit

  /// The box that everything runs in.
  var box: Box { Box(program: kit.box) }

  /// The language that solutions are written in.
  static let language = ["-parse-as-library", "-swift-version", "6"]
  /// How a solution is compiled, so that the simulator hears of each access.
  static let instrumented = [
    "-Onone", "-g", "-sanitize=thread", "-enable-library-evolution", "-file-compilation-dir", ".",
  ]

  /// What came of compiling a solution.
  struct Compilation {
    /// How the compiler ended.
    var result: BoxResult
    /// What it said.
    var groups: [DiagnosticGroup]
    /// The object file, if it succeeded.
    var object: URL
    /// Whether there is an object file.
    var succeeded: Bool { result.end == .exited(0) }
  }

  /// Compiles a solution and the prelude as the module `Solution`.
  ///
  /// - Parameters:
  ///   - file: the name of the solution in the folder.
  ///   - folder: the folder it is compiled in.
  ///   - exercise: where the modules of the exercise are.
  ///   - onlyChecks: whether the object file is not wanted.
  func compileSolution(
    _ file: String, in folder: URL, exercise: URL, onlyChecks: Bool = false,
    isCancelled: () -> Bool
  ) throws(GradingError) -> Compilation {
    let result = try frontEnd(
      [
        onlyChecks ? "-typecheck" : "-c", file, kit.prelude, "-module-name", ObjectGate.module,
        "-strict-memory-safety", "-diagnostic-style", "llvm",
        "-solver-expression-time-threshold=5", "-I", exercise.path,
      ] + (onlyChecks ? [] : ["-o", "Solution.o"]) + Self.instrumented, in: folder,
      limits: .compiling, isCancelled: isCancelled)
    return Compilation(
      result: result, groups: DiagnosticGroup.group(CompilerDiagnostic.parse(result.text)),
      object: folder.appending(path: "Solution.o"))
  }

  /// Calls the front end.
  func frontEnd(
    _ arguments: [String], in folder: URL, limits: Limits, isCancelled: () -> Bool = { false }
  ) throws(GradingError) -> BoxResult {
    let command = Command(
      try toolchain.tool("swift-frontend"),
      ["-frontend"] + arguments + toolchain.frontEndFlags + Self.language + [
        "-I", kit.folder.path, "-I", kit.folder.appending(path: "CStrand").path,
        "-module-cache-path", kit.moduleCache,
      ], in: folder.path)
    return try room(box.run(command, limits: limits, isCancelled: isCancelled), in: folder)
  }

  /// A full disk is nobody's mistake in a submission.
  private func room(_ result: BoxResult, in folder: URL) throws(GradingError) -> BoxResult {
    guard result.end != .exited(0), result.text.contains("No space left on device") else {
      return result
    }
    throw .cannotWrite(path: folder.path, reason: "the disk is full")
  }

  /// Links object files to a program. The libraries are a fixed list: what an object file asks for
  /// is not looked at.
  ///
  /// - Parameter main: the object file of the kit that holds the program's main; nil if it is among the objects.
  func link(
    _ objects: [URL], to program: URL, main: String? = "Runner.o", isCancelled: () -> Bool
  ) throws(GradingError) -> BoxResult {
    let libraries = toolchain.libraries
    let runtime = "\(libraries)/x86_64/swiftrt.o"
    let command = Command(
      try toolchain.tool("ld.lld"),
      toolchain.linkBefore + [
        // One thread is faster for so little, and leaves the other core to whoever else checks.
        "--threads=1", "-z", "now", "-z", "relro", "-z", "noexecstack", "-o", program.path, runtime,
        kit.folder.appending(path: "Crash.o").path,
      ] + (main.map { [kit.folder.appending(path: $0).path] } ?? []) + objects.map(\.path) + [
        // First, so that what the kit defines itself is found before the runtime's own.
        kit.folder.appending(path: "libConcurrencyLab.so").path, "-L\(libraries)", "--as-needed",
      ] + Self.libraries.map { "-l\($0)" } + [
        "--no-as-needed", "-rpath", kit.folder.path, "-rpath", libraries,
      ] + toolchain.linkAfter, in: program.deletingLastPathComponent().path)
    return try room(
      box.run(command, limits: .preparing, isCancelled: isCancelled),
      in: program.deletingLastPathComponent())
  }

  /// Everything that a solution or its tests may need.
  private static let libraries = [
    "Testing", "swiftCore", "swift_Concurrency", "swift_StringProcessing", "swift_RegexParser",
    "swiftRegexBuilder", "swiftObservation", "swiftSynchronization", "Foundation",
    "FoundationEssentials", "FoundationInternationalization", "dispatch", "BlocksRuntime",
    "swiftDispatch", "swiftGlibc", "swift_Builtin_float", "swiftSwiftOnoneSupport", "m",
  ]
}
