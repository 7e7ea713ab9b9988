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
    _ checks: [(check: VerificationPlan.Check, work: Work)], width: Int,
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
            let checked = Self.grade(checks[index].check, checks[index].work, with: grader)
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
    _ check: VerificationPlan.Check, _ work: Work, with grader: Grader
  ) -> Checked {
    let begin = ContinuousClock.now
    let graded: Result<GradedOutcome, GradingError>
    do throws(GradingError) {
      graded = .success(try outcome(of: work, with: grader))
    } catch {
      graded = .failure(error)
    }
    return Checked(
      check: check, graded: graded, seconds: Double(begin.duration(to: .now) / .seconds(1)))
  }
}

extension Bench {
  /// What one check of the course runs.
  enum Work: Sendable {
    /// A file, against the tests of its exercise.
    case grading(Exercise, URL)
    /// An exercise's demo, with its reference.
    case exerciseDemo(Exercise)
    /// A lesson's demo.
    case lessonDemo(Lesson, URL)
  }

  private static func outcome(
    of work: Work, with grader: Grader
  ) throws(GradingError) -> GradedOutcome {
    let demos = DemoOptions(isCancelled: { Interruption.isRequested })
    switch work {
    case .grading(let exercise, let file):
      return GradedOutcome(
        try grader.grade(file, for: exercise, options: options(isThorough: true)))
    case .exerciseDemo(let exercise):
      return GradedOutcome(
        try grader.demonstrate(exercise.url(of: .reference), for: exercise, options: demos))
    case .lessonDemo(let lesson, let file):
      return GradedOutcome(try grader.demonstrate(file, of: lesson, options: demos))
    }
  }
}

extension GradedOutcome {
  /// What verifying needs of a demo.
  init(_ demonstration: Demonstration) {
    self.init(
      outcome: demonstration.trouble?.outcome.rawValue ?? Verdict.Outcome.passed.rawValue,
      tests: [], observed: demonstration.trouble?.explanation.observed ?? "it came to its end")
  }

  /// What verifying needs of a verdict.
  init(_ verdict: Verdict) {
    self.init(
      outcome: verdict.outcome.rawValue,
      tests: verdict.tests.map { Test(name: $0.name, outcome: $0.outcome.rawValue) },
      observed: verdict.explanation.observed)
  }
}
