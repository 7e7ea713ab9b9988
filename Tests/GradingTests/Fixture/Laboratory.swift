import Course
import Foundation

@testable import Grading

/// A grader over a small stand-in for the kit, so that these tests do not wait for the simulator.
///
/// It has the real box, the real main and the real formats; only `everySchedule` tries one schedule.
struct Laboratory {
  let grader: Grader
  let compiler: Compiler
  let cache: Cache

  /// Built once for all tests.
  static let shared = Result { try Laboratory() }

  private init() throws {
    let root = try PackageRoot.find(executable: URL(filePath: #filePath))
    let cache = Cache(root: root.appending(path: ".build/lab-tests"))
    let package = cache.root.appending(path: "package")
    try Self.write(package: package, root: root)
    let toolchain = try Toolchain.find(
      path: ProcessInfo.processInfo.environment["PATH"] ?? "", cache: cache)
    let kit = try Kit.prepare(package: package, toolchain: toolchain, cache: cache)
    grader = Grader(toolchain: toolchain, kit: kit, cache: cache)
    compiler = Compiler(toolchain: toolchain, kit: kit)
    self.cache = cache
  }

  private static func write(package: URL, root: URL) throws {
    let manager = FileManager.default
    for (path, text) in StandIn.files {
      let file = package.appending(path: path)
      try manager.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    for name in ["Box.c", "Crash.c", "Runner.swift", "Records.swift", "DemoMain.swift"] {
      let path = "Sources/Grading/Program/\(name)"
      try Data(contentsOf: root.appending(path: path)).write(to: package.appending(path: path))
    }
    let trace = package.appending(path: "Sources/Trace")
    try? manager.removeItem(at: trace)
    try manager.copyItem(
      at: root.appending(path: "Sources/Trace").resolvingSymlinksInPath(), to: trace)
  }

  /// An exercise with one test, and a folder for submissions.
  func withExercise<T>(_ body: (Exercise, URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "exercise-\(UInt64.random(in: 0 ... .max))/08-lost-update")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    for (name, text) in StandIn.exercise {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let exercise = Exercise(
      number: 8, slug: "lost-update", title: "Lost update", lesson: "02-x-plus-one", folder: folder,
      limits: .init(seconds: 3),
      tests: [
        DeclaredTest(name: "no schedule loses an update", line: 4),
        DeclaredTest(name: "a new counter is at zero", line: 11),
      ])
    return try body(exercise, folder)
  }

  /// Grades a text.
  /// - Parameter cache: where to keep things, if not with all other tests'.
  func grade(
    _ text: String, options: GradeOptions = GradeOptions(), in cache: Cache? = nil
  ) throws -> Verdict {
    let grader = Grader(
      toolchain: grader.toolchain, kit: grader.kit, cache: cache ?? grader.cache)
    return try withExercise { exercise, folder in
      let file = folder.appending(path: "mine.swift")
      try Data(text.utf8).write(to: file)
      return try grader.grade(file, for: exercise, options: options)
    }
  }
}
