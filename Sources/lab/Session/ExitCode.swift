/// What the command's end says to whoever called it.
enum ExitCode: Int32, Sendable {
  /// Passed, or done.
  case done = 0
  /// The submission, or the course, has not passed.
  case notPassed = 1
  /// The command line is wrong.
  case usage = 2
  /// Something outside the submission is wrong.
  case couldNotGrade = 3
  /// Ctrl-C.
  case interrupted = 130
  /// The reader of the output has gone.
  case readerLeft = 141
}
