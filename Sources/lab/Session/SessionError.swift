/// Why a command has nothing to work on.
enum SessionError: Error, Hashable, CustomStringConvertible {
  /// No exercise is left, and none was named.
  case allDone(isEmpty: Bool)
  /// The file to check belongs to no exercise.
  case unknownFile(String)
  /// The file to check is not there.
  case noFile(String)

  /// What is wrong and what to do, in one sentence.
  var description: String {
    switch self {
    case .allDone(isEmpty: true): "the course has no exercises; 'lab new exercise TITLE' adds one"
    case .allDone(isEmpty: false):
      "every exercise is done; name one to do again, such as 'lab show 08'"
    case .unknownFile(let name):
      "no exercise has the name of '\(name)'; name the file like one, such as '08-lost-update.swift'"
    case .noFile(let path):
      "'\(path)' is not there; name an exercise or an existing Swift file"
    }
  }
}
