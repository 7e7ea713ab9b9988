import Foundation
public import Trace

/// A learner's program, compiled, that runs one schedule of a test as often as one likes.
public struct Replayer {
  let submission: Submission
  let program: URL

  /// Runs one schedule of one search of a test; nothing of the program runs afterwards.
  ///
  /// - Parameters:
  ///   - schedule: who takes which steps.
  ///   - test: the name of the test.
  ///   - search: which of the test's searches, counted from 0.
  public func replay(
    _ schedule: Schedule, of test: String, search: Int = 0
  ) throws(GradingError) -> Replayed {
    var submission = submission
    submission.options.environment["LAB_REPLAY"] = schedule.description
    submission.options.environment["LAB_TEST"] = test
    submission.options.environment["LAB_SEARCH"] = "\(search)"
    var clock = StageClock()
    let verdict = try submission.run(
      program, tests: submission.prepared.tests.filter { $0.name == test }, warnings: [],
      clock: &clock)
    guard let finding = verdict.tests.first?.explorations.first?.findings.first else {
      return .nothing(verdict)
    }
    return .shown(finding)
  }
}

/// What came of running one schedule.
public enum Replayed: Hashable, Sendable {
  /// What happened: something wrong, or a finding of the kind `shown`; `diverged` if the schedule could
  /// not be followed.
  case shown(Finding)
  /// Nothing can be shown: the program did not come so far, or the test makes no such search.
  case nothing(Verdict)
}
