import Course
import Foundation
import Grading
import Trace

/// What `lab replay` was asked for: a schedule, of which test, of which file.
struct ReplayRequest {
  var schedule: Schedule
  var submission: Submission
  /// The name of the test.
  var test: String
  /// Which of its searches, counted from 0.
  var search: Int
  /// Whether the schedule comes from a check of a text that has changed since.
  var isOfOldText = false
}

extension Session {
  /// Understands what stands after `lab replay`: `"A3 B" 08`, `08`, `"A3 B"`, or nothing.
  func replayRequest() throws -> ReplayRequest {
    let course = try course()
    let (text, name) = try replayArguments(in: course)
    let progress = try progress(in: course)
    guard let text else { return try counterexample(of: name, in: course, progress: progress) }
    let schedule: Schedule
    do throws(Schedule.ParseError) { schedule = try Schedule(parsing: text) } catch {
      throw UsageError.badSchedule(error.description)
    }
    let submission = try submission(named: name, in: course, progress: progress)
    let kept = try? keptVerdict(of: submission.exercise, in: course).kept
    return ReplayRequest(
      schedule: schedule, submission: submission,
      test: try test(of: submission.exercise, kept: kept?.verdict), search: try search() ?? 0)
  }

  /// The schedule and the exercise among the arguments.
  private func replayArguments(in course: Course) throws -> (schedule: String?, name: String?) {
    let arguments = invocation.arguments
    guard arguments.count == 1, let only = arguments.first else {
      return (arguments.first, arguments.dropFirst().first)
    }
    if (try? Schedule(parsing: only)) != nil { return (only, nil) }
    return (nil, only)
  }

  /// What the last check found wrong, of the file that it checked.
  private func counterexample(
    of name: String?, in course: Course, progress: CourseProgress
  ) throws -> ReplayRequest {
    let named = try name.map { try submission(named: $0, in: course, progress: progress) }
    let (exercise, kept) = try keptVerdict(of: named?.exercise, in: course)
    let wanted = try invocation.options[.test].map {
      try PictureChoice.test(named: $0, of: exercise)
    }
    let number = try search()
    for picture in KeptPicture.all(of: kept.verdict) {
      guard case .finding(let finding, let search?) = picture.content, !finding.steps.isEmpty,
        wanted == nil || picture.test == wanted, number == nil || search == number
      else { continue }
      var submission = Submission(
        exercise: exercise, file: URL(filePath: kept.file), argument: exercise.digits)
      if let named, name?.hasSuffix(".swift") == true { submission = named }
      return ReplayRequest(
        schedule: try Schedule(parsing: finding.schedule), submission: submission,
        test: picture.test, search: search, isOfOldText: kept.hasChanged)
    }
    throw SessionError.noCounterexample(exercise.digits)
  }

  /// The test that is meant: by name, or the only one that tries schedules.
  private func test(of exercise: Exercise, kept: Verdict?) throws -> String {
    if let name = invocation.options[.test] {
      return try PictureChoice.test(named: name, of: exercise)
    }
    let all = exercise.tests.map(\.name)
    if all.count == 1 { return all[0] }
    let searching = kept?.tests.filter { !$0.explorations.isEmpty } ?? []
    let refuted = searching.first { $0.explorations.contains { $0.verdict == .refuted } }
    if let test = refuted ?? (searching.count == 1 ? searching[0] : nil) { return test.name }
    throw UsageError.severalTests(
      exercise: exercise.digits, names: searching.isEmpty ? all : searching.map(\.name))
  }

  private func search() throws -> Int? {
    guard let text = invocation.options[.search] else { return nil }
    guard let number = Int(text), number >= 1 else {
      throw UsageError.badValue(.search, value: text, expected: "a number from 1 on")
    }
    return number - 1
  }
}
