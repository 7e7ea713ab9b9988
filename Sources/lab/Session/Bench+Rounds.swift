import Course
import Foundation
import Grading
import Synchronization

extension Bench {
  /// What came of one check of the course.
  struct Checked: Sendable {
    var check: VerificationPlan.Check
    var graded: Result<GradedOutcome, GradingError>
    var seconds: Double
  }

  /// Grades many files, as many at a time as there are cores; results come in the order of the
  /// checks.
  ///
  /// - Parameter progress: is told how many are done, on the calling thread.
  mutating func gradeAll(
    _ checks: [(check: VerificationPlan.Check, submission: Submission)], width: Int,
    progress: (Int) throws -> Void
  ) throws -> [Checked] {
    let grader = try makeReady()
    let next = Atomic(0)
    let results = Mutex<[Int: Checked]>([:])
    return try Interruption.whileGrading {
      let workers = (0..<min(width, checks.count)).map { _ in
        let worker = Thread {
          while !Interruption.isRequested {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < checks.count else { break }
            let checked = Self.grade(checks[index].check, checks[index].submission, with: grader)
            results.withLock { $0[index] = checked }
          }
        }
        worker.stackSize = 8 << 20
        worker.start()
        return worker
      }
      while !workers.allSatisfy(\.isFinished) {
        Thread.sleep(forTimeInterval: 0.05)
        try progress(results.withLock { $0.count })
      }
      if Interruption.isRequested { throw GradingError.cancelled }
      return results.withLock { done in checks.indices.compactMap { done[$0] } }
    }
  }

  private static func grade(
    _ check: VerificationPlan.Check, _ submission: Submission, with grader: Grader
  ) -> Checked {
    let begin = ContinuousClock.now
    let graded: Result<GradedOutcome, GradingError>
    do throws(GradingError) {
      let verdict = try grader.grade(
        submission.file, for: submission.exercise, options: options(isThorough: true))
      graded = .success(GradedOutcome(verdict))
    } catch {
      graded = .failure(error)
    }
    return Checked(
      check: check, graded: graded, seconds: Double(begin.duration(to: .now) / .seconds(1)))
  }
}

extension GradedOutcome {
  /// What verifying needs of a verdict.
  init(_ verdict: Verdict) {
    self.init(
      outcome: verdict.outcome.rawValue,
      tests: verdict.tests.map { Test(name: $0.name, outcome: $0.outcome.rawValue) },
      observed: verdict.explanation.observed)
  }
}
