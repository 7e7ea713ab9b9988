import Course
import Foundation
import Grading
import Terminal
import WebServer

/// An error that ended a command: what is said of it, and the exit code.
struct Failure {
  /// What is said; `nil` where nobody is there to hear it.
  let message: String?
  /// The exit code.
  let code: ExitCode

  init(_ error: any Error) {
    switch error {
    case let error as UsageError: self.init(error.description, .usage)
    case CourseError.noCourse: self.init("\(error)", .couldNotGrade)
    case let error as CourseError: self.init(error.description, .usage)
    case let error as SessionError: self.init(error.description, .usage)
    case let error as ServerError: self.init(error.description, .couldNotGrade)
    case let error as ReplayFailure: self.init(error.description, .notPassed)
    case GradingError.cancelled: self.init(nil, .interrupted)
    case let error as GradingError: self.init(error.description, .couldNotGrade)
    case Output.Failure.readerLeft: self.init(nil, .readerLeft)
    case Output.Failure.refused(let reason):
      self.init("the output cannot be written: \(reason.lowercased())", .couldNotGrade)
    case let error as Scaffold.Failure:
      if case .file = error {
        self.init(error.description, .couldNotGrade)
      } else {
        self.init(error.description, .usage)
      }
    default: self.init("\(error)", .couldNotGrade)
    }
  }

  private init(_ message: String?, _ code: ExitCode) {
    self.message = message
    self.code = code
  }

  /// Says it, and returns the exit code.
  func report(to errors: Output, json: Output?) -> ExitCode {
    if code == .interrupted { Interruption.say() }
    guard let message else { return code }
    if let json, let data = try? JSONEncoder().encode(["error": message]) {
      try? json.write(bytes: String(decoding: data, as: UTF8.self) + "\n")
    }
    let lines = message.split(separator: "\n").enumerated().map { index, line in
      Line(index == 0 ? "lab: \(line)" : "  \(line)")
    }
    try? errors.write(lines)
    return code
  }
}
