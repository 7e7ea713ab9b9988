import Foundation

/// One run of the real command.
struct LabRun {
  var status: Int32
  var output: String
  var errors: String

  /// The folder that `swift build` has put everything in: this process's own.
  static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// The environment that the command sees: nothing of the person's own terminal.
  static func environment(_ course: FixtureCourse, _ more: [String: String] = [:]) -> [String:
    String]
  {
    let own = ProcessInfo.processInfo.environment
    var environment = ["LAB_COURSE": course.root.path, "LANG": "C.UTF-8"]
    for name in ["PATH", "HOME", "LAB_HOME", "LAB_CACHE", "LD_LIBRARY_PATH"] {
      environment[name] = own[name]
    }
    return environment.merging(more) { $1 }
  }

  /// A process that has not been started.
  static func process(
    _ arguments: [String], in course: FixtureCourse, environment: [String: String] = [:]
  ) -> Process {
    let process = Process()
    process.executableURL = products.appending(path: "lab")
    process.arguments = arguments
    process.currentDirectoryURL = course.root
    process.environment = Self.environment(course, environment)
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// Runs the command to its end, without a terminal.
  init(
    _ arguments: String..., in course: FixtureCourse, environment: [String: String] = [:]
  ) throws {
    let folder = course.root.appending(path: "run-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Self.process(arguments, in: course, environment: environment)
    var files: [FileHandle] = []
    for name in ["output", "errors"] {
      let file = folder.appending(path: name)
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
      files.append(try FileHandle(forWritingTo: file))
    }
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOf: folder.appending(path: "output"), encoding: .utf8)
    errors = try String(contentsOf: folder.appending(path: "errors"), encoding: .utf8)
  }

  /// The answer as JSON.
  func json() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return object as? [String: Any] ?? [:]
  }
}
