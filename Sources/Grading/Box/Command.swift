/// A program to run: its path, its arguments, and the folder it runs in.
struct Command: Sendable {
  /// The program's path.
  var program: String
  /// Its arguments, without its name.
  var arguments: [String]
  /// The folder it runs in.
  var folder: String
  /// What it sees of the environment: nothing of ours by default.
  var environment: [String: String]

  /// Makes a command.
  init(
    _ program: String, _ arguments: [String], in folder: String,
    environment: [String: String] = Command.quiet
  ) {
    self.program = program
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
  }

  /// The environment of everything that runs in the box.
  static let quiet = [
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "MALLOC_ARENA_MAX": "2",
    "SWIFT_BACKTRACE": "enable=no",
    "SWIFT_DETERMINISTIC_HASHING": "1",
  ]

  /// The environment of the toolchain's drivers, which look for their tools.
  static let tools = [
    "LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin", "TMPDIR": "/tmp",
  ]
}
