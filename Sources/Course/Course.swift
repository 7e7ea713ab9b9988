public import Foundation

/// A course: its lessons and its exercises, in the order in which a learner meets them.
public struct Course: Sendable {
  /// The folder that holds `lessons` and `exercises`.
  public var root: URL
  /// The lessons, by number.
  public var lessons: [Lesson]
  /// The exercises, by number.
  public var exercises: [Exercise]
  /// What loading could not make sense of; `problems()` has these and more.
  public var loadingProblems: [CourseProblem]

  /// Makes a course of what has been loaded.
  public init(
    root: URL, lessons: [Lesson], exercises: [Exercise], loadingProblems: [CourseProblem] = []
  ) {
    self.root = root
    self.lessons = lessons
    self.exercises = exercises
    self.loadingProblems = loadingProblems
  }

  /// The lesson that leads to an exercise, if it is there.
  public func lesson(of exercise: Exercise) -> Lesson? {
    lessons.first { $0.id == exercise.lesson }
  }

  /// The exercises that a lesson leads to, by number.
  public func exercises(of lesson: Lesson) -> [Exercise] {
    exercises.filter { $0.lesson == lesson.id }
  }

  /// The exercise that comes after another one, if any does.
  public func exercise(after exercise: Exercise) -> Exercise? {
    exercises.first { $0.number > exercise.number }
  }
}
