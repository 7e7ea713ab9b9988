import Foundation

/// What `lab verify` has to grade: every file of every exercise whose outcome the course foretells.
public struct VerificationPlan: Hashable, Sendable {
  /// One file to grade, and what must come of it.
  public struct Check: Codable, Hashable, Sendable {
    /// Which kind of file it is.
    public enum Role: String, Codable, Sendable {
      case start, reference, wrongAnswer, demo
    }

    /// The exercise's folder name.
    public var exercise: String
    /// Which kind of file it is.
    public var role: Role
    /// The file, from the exercise's folder: `wrong/locks-only-the-write.swift`.
    public var file: String
    /// What must come of it.
    public var expectation: Expectation
    /// The line of Tests.swift where the test stands that must fail.
    public var testLine: Int?

    /// Makes a check.
    public init(
      exercise: String, role: Role, file: String, expectation: Expectation, testLine: Int? = nil
    ) {
      self.exercise = exercise
      self.role = role
      self.file = file
      self.expectation = expectation
      self.testLine = testLine
    }
  }

  /// The checks, by exercise: the start, the reference, the wrong answers, the demo; then the demos of lessons.
  public var checks: [Check]

  /// Plans to verify some exercises, and the demos of some lessons.
  public init(_ exercises: [Exercise], demosOf lessons: [Lesson] = []) {
    checks = exercises.flatMap(Self.checks(of:)) + lessons.flatMap(Self.checks(of:))
  }

  private static func checks(of lesson: Lesson) -> [Check] {
    lesson.demos.map { demo in
      Check(
        exercise: lesson.id, role: .demo, file: "\(Lesson.demosFolder)/\(demo.lastPathComponent)",
        expectation: .passes)
    }
  }

  private static func checks(of exercise: Exercise) -> [Check] {
    func check(_ role: Check.Role, _ file: String, _ expectation: Expectation) -> Check {
      var check = Check(exercise: exercise.id, role: role, file: file, expectation: expectation)
      if case .fails(let name) = expectation {
        check.testLine = exercise.tests.first { $0.name == name }?.line
      }
      return check
    }
    return [
      check(.start, Exercise.File.start.rawValue, exercise.starts),
      check(.reference, Exercise.File.reference.rawValue, .passes),
    ]
      + exercise.wrongAnswers.map {
        let name = $0.file.lastPathComponent
        return check(.wrongAnswer, "\(Exercise.wrongAnswersFolder)/\(name)", $0.caughtBy)
      } + (exercise.demo == nil ? [] : [check(.demo, Exercise.File.demo.rawValue, .passes)])
  }
}
