/// Why a command has nothing to work on.
enum SessionError: Error, Hashable, CustomStringConvertible {
  /// No exercise is left, and none was named.
  case allDone(isEmpty: Bool)
  /// The file to check belongs to no exercise.
  case unknownFile(String)
  /// The file to check is not there.
  case noFile(String)
  /// An exercise, or none at all, has not been checked in this workspace.
  case nothingChecked(String?)
  /// What was kept of a check cannot be read.
  case strangeVerdict(String)
  /// The last check of an exercise found no counterexample to step through.
  case noCounterexample(String)
  /// The last check of an exercise has nothing that could be drawn.
  case noPictures(exercise: String)
  /// A picture that was asked for is not there.
  case noPicture(Int, of: Int, exercise: String)

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
    case .nothingChecked(let exercise?):
      "exercise \(exercise) has not been checked yet; 'lab check \(exercise)' does it"
    case .nothingChecked(nil):
      "nothing has been checked yet; 'lab check' checks the current exercise"
    case .strangeVerdict(let exercise):
      "what was kept of the last check of exercise \(exercise) was written by another version of the lab; 'lab check \(exercise)' does it again"
    case .noCounterexample(let exercise):
      "the last check of exercise \(exercise) found no schedule that fails; give one to look at: lab replay \"\" \(exercise)"
    case .noPictures(let exercise):
      "the last check of exercise \(exercise) has no picture; --json FILE writes what there is"
    case .noPicture(let number, let count, let exercise):
      "there is no picture \(number); the last check of exercise \(exercise) has \(count)"
    }
  }
}
