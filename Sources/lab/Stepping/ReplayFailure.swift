import Grading
import Trace

/// Why a schedule cannot be shown, although the file compiles.
enum ReplayFailure: Error, Hashable, CustomStringConvertible {
  /// The schedule leads to where its next strand cannot go on.
  case cannotFollow(String)
  /// It was told to stop.
  case cancelled
  /// The program did not come to its end.
  case ended(String)
  /// The test makes no search of that number.
  case noSearch(test: String, search: Int)

  /// What a run that shows nothing says.
  init(_ verdict: Verdict, test: String, search: Int) {
    switch verdict.outcome {
    case .crashed, .hung, .leftEarly, .tooMuchOutput, .refused:
      self = .ended(verdict.explanation.observed)
    default: self = .noSearch(test: test, search: search)
    }
  }

  /// What is wrong and what to do, in one sentence.
  var description: String {
    switch self {
    case .cannotFollow(let headline): headline
    case .cancelled: GradingError.cancelled.description
    case .ended(let observed): observed
    case .noSearch(let test, 0):
      "'\(test)' tries no schedules, so there is none to follow; --test names another test"
    case .noSearch(let test, let search):
      "'\(test)' has no search \(search + 1); leave out --search, or give a lower number"
    }
  }
}
