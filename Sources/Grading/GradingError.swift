/// Something other than the submission that kept the lab from grading it.
public enum GradingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no `swiftc` to be found.
  case noToolchain
  /// A tool that belongs beside `swiftc` is not there.
  case noTool(name: String, folder: String)
  /// The toolchain did not say how it would compile or link.
  case strangeToolchain(String)
  /// The lab's own sources are not where the command was built.
  case noPackage(searched: String)
  /// A folder or file of the lab's cache cannot be written.
  case cannotWrite(path: String, reason: String)
  /// A file that belongs to the lab or the course cannot be read.
  case cannotRead(path: String, reason: String)
  /// The simulator does not compile.
  case kitDoesNotBuild(part: String, output: String)
  /// A file of the exercise does not compile.
  case exerciseDoesNotBuild(exercise: String, file: String, output: String)
  /// A demo does not compile; its owner is an exercise or a lesson.
  case demoDoesNotBuild(owner: String, file: String, output: String)
  /// The tests of an exercise are not what they seem.
  case strangeTests(exercise: String, reason: String)
  /// A process could not be started or watched.
  case cannotRun(program: String, reason: String)
  /// It was told to stop.
  case cancelled

  /// What is wrong, where, and what to do next, as one sentence.
  public var description: String {
    switch self {
    case .noToolchain:
      "swiftc not found on PATH; install Swift 6.3 or later, from swift.org/install"
    case .noTool(let name, let folder):
      "'\(name)' not found beside swiftc in '\(folder)'; install the whole toolchain again"
    case .strangeToolchain(let reason):
      "the toolchain does not say how it compiles: \(reason); 'lab doctor' tells more"
    case .noPackage(let searched):
      "the lab's own sources not found above '\(searched)'; set LAB_HOME to the folder with Package.swift"
    case .cannotWrite(let path, let reason):
      "cannot write '\(path)': \(reason); free it, or set LAB_CACHE to a folder that can be written"
    case .cannotRead(let path, let reason):
      "cannot read '\(path)': \(reason)"
    case .kitDoesNotBuild(let part, let output):
      "the lab's own \(part) does not compile, which is our bug:\n\(output)"
    case .exerciseDoesNotBuild(let exercise, let file, let output):
      "\(file) of exercise '\(exercise)' does not compile, which its author has to repair:\n\(output)"
    case .demoDoesNotBuild(let owner, let file, let output):
      "the demo \(file) of '\(owner)' does not compile, which its author has to repair:\n\(output)"
    case .strangeTests(let exercise, let reason):
      "the tests of exercise '\(exercise)' cannot be counted: \(reason)"
    case .cannotRun(let program, let reason):
      "cannot run '\(program)': \(reason)"
    case .cancelled:
      "stopped before there was a verdict"
    }
  }
}
