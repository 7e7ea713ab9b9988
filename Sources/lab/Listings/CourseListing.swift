import Course
import Foundation

/// What `lab list --json` and `lab progress --json` say: the course, and how each exercise stands.
struct CourseListing: Encodable {
  /// One exercise and how it stands.
  struct Item: Encodable {
    var id: String
    var number: Int
    var title: String
    var state: ExerciseSign
    var attempts: Int
    var submissions: Int
    var hintsShown: Int
    var hints: Int
    var lastOutcome: String?
    var solved: Date?
  }

  /// One lesson and its exercises.
  struct Part: Encodable {
    var id: String
    var number: Int
    var title: String
    var steps: Int
    var stepsReached: Int
    var exercises: [Item]
  }

  /// The version of this format.
  var version = 1
  var done: Int
  var total: Int
  var current: String?
  var lessons: [Part]

  init(_ course: Course, _ progress: CourseProgress) {
    done = progress.solvedCount
    total = course.exercises.count
    current = progress.current?.id
    lessons = course.lessons.map { lesson in
      Part(
        id: lesson.id, number: lesson.number, title: lesson.title, steps: lesson.steps.count,
        stepsReached: min(progress.reading(of: lesson).steps, lesson.steps.count),
        exercises: course.exercises(of: lesson).map { Item($0, progress) })
    }
  }
}

extension CourseListing.Item {
  init(_ exercise: Exercise, _ progress: CourseProgress) {
    let standing = progress.standing(of: exercise)
    self.init(
      id: exercise.id, number: exercise.number, title: exercise.title,
      state: ExerciseSign(exercise, in: progress), attempts: standing.attempts,
      submissions: standing.submissions, hintsShown: standing.hints, hints: exercise.hints.count,
      lastOutcome: standing.lastOutcome, solved: standing.solved)
  }
}
