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
    let plan = VerificationPlan(exercises, demosOf: named.isEmpty ? course.lessons : [])
    var report = VerificationReport(plan, course: try course.version(), problems: problems)
    if !plan.checks.isEmpty { try grade(plan, course, into: &report) }
    if session.isJSON {
      try session.write(json: report)
    } else {
      try session.write(VerifyScreen(report: report).lines(on: session.surface))
    }
    return report.isSound ? .done : .notPassed
  }

  private func grade(
    _ plan: VerificationPlan, _ course: Course, into report: inout VerificationReport
  ) throws {
    let cores = max(ProcessInfo.processInfo.activeProcessorCount, 1)
    var bench = try Bench(session)
    var progress = VerifyProgress(session, checks: plan.checks.count)
    var done = 0
    for round in Self.rounds(plan.checks) {
      let work = round.compactMap { check in
        Self.work(for: check, in: course).map { (check, $0) }
      }
      let results = try bench.gradeAll(work, width: cores) { try progress.show(done + $0) }
      done += results.count
      for result in results { report.record(result) }
    }
    try progress.finish()
  }

  /// How one check is graded; nil for one of an exercise that is not there.
  private static func work(for check: VerificationPlan.Check, in course: Course) -> Bench.Work? {
    if let lesson = course.lessons.first(where: { $0.id == check.exercise }) {
      return .lessonDemo(lesson, lesson.folder.appending(path: check.file))
    }
    guard let exercise = course.exercises.first(where: { $0.id == check.exercise }) else {
      return nil
    }
    if check.role == .demo { return .exerciseDemo(exercise) }
    return .grading(exercise, exercise.folder.appending(path: check.file))
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
