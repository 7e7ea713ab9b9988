import Course
import Foundation
import Grading
import Terminal

/// `lab verify [NN ...]`: whether the course is sound.
struct VerifyCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let course = try session.course()
    let named = try session.invocation.arguments.map { try course.exercise(named: $0) }
    let exercises = named.isEmpty ? course.exercises : named
    let problems = course.problems().filter { problem in
      named.isEmpty || named.contains { problem.place.hasPrefix("exercises/\($0.id)") }
    }
    let plan = VerificationPlan(exercises)
    var report = VerificationReport(plan, course: try course.version(), problems: problems)
    if !plan.checks.isEmpty { try grade(plan, exercises, into: &report) }
    if session.isJSON {
      try session.write(json: report)
    } else {
      try session.write(VerifyScreen(report: report).lines(on: session.surface))
    }
    return report.isSound ? .done : .notPassed
  }

  private func grade(
    _ plan: VerificationPlan, _ exercises: [Exercise], into report: inout VerificationReport
  ) throws {
    let cores = max(ProcessInfo.processInfo.activeProcessorCount, 1)
    var bench = try Bench(session)
    var progress = VerifyProgress(session, checks: plan.checks.count)
    var done = 0
    for round in Self.rounds(plan.checks) {
      let work = round.compactMap { check -> (VerificationPlan.Check, Submission)? in
        guard let exercise = exercises.first(where: { $0.id == check.exercise }) else { return nil }
        return (
          check,
          Submission(
            exercise: exercise, file: exercise.folder.appending(path: check.file), argument: "")
        )
      }
      let results = try bench.gradeAll(work, width: cores) { try progress.show(done + $0) }
      done += results.count
      for result in results { report.record(result) }
    }
    try progress.finish()
  }

  /// The reference of each exercise first, by which its tests are prepared; then all the rest.
  private static func rounds(_ checks: [VerificationPlan.Check]) -> [[VerificationPlan.Check]] {
    [checks.filter { $0.role == .reference }, checks.filter { $0.role != .reference }]
  }
}

extension VerificationReport {
  /// Takes in what came of one check.
  fileprivate mutating func record(_ checked: Bench.Checked) {
    switch checked.graded {
    case .success(let graded): record(graded, for: checked.check, seconds: checked.seconds)
    case .failure(let error):
      record(failure: error.description, for: checked.check, seconds: checked.seconds)
    }
  }
}
