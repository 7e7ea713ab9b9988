import Course
import Foundation
import Testing

@Suite struct CourseProgressTests {
  private let course: Course
  private let first: Exercise
  private let second: Exercise
  private let third: Exercise

  init() throws {
    course = try FixtureCourse().load()
    (first, second, third) = (course.exercises[0], course.exercises[1], course.exercises[2])
  }

  @Test func `nobody has done anything at first`() {
    let progress = progress([])
    #expect(progress.solvedCount == 0)
    #expect(progress.current == first)
    #expect(progress.standing(of: first) == CourseProgress.Standing())
    #expect(progress.reading(of: course.lessons[0]) == CourseProgress.Reading())
  }

  @Test func `a check that passes does not solve, handing in does`() {
    let checked = progress([attempt(first, "passed", isSubmission: false)])
    #expect(checked.solvedCount == 0)
    #expect(checked.current == first)
    let handedIn = progress([attempt(first, "passed")])
    #expect(handedIn.solvedCount == 1)
    #expect(handedIn.current == second)
  }

  @Test func `attempts are counted, and the first solution is remembered`() {
    let progress = progress([
      attempt(first, "failed", isSubmission: false), attempt(first, "passed"),
      attempt(first, "hung"), attempt(first, "passed"),
    ])
    let standing = progress.standing(of: first)
    #expect(standing.attempts == 4)
    #expect(standing.submissions == 3)
    #expect(standing.lastOutcome == "passed")
    #expect(standing.solved == Date(timeIntervalSince1970: 1))
    #expect(standing.lastTouched == Date(timeIntervalSince1970: 3))
  }

  @Test func `one goes on with what one worked on last`() {
    #expect(progress([attempt(third, "failed")]).current == third)
    #expect(progress([.hint(exercise: second.uuid, level: 1)]).current == second)
    #expect(
      progress([attempt(second, "failed"), .reset(exercise: third.uuid, backup: nil)]).current
        == third)
  }

  @Test func `after the last comes the first that is left, and then nothing`() {
    #expect(progress([attempt(third, "passed")]).current == first)
    #expect(progress([attempt(third, "passed"), attempt(first, "passed")]).current == second)
    let all = progress([third, first, second].map { attempt($0, "passed") })
    #expect(all.current == nil)
    #expect(all.solvedCount == 3)
  }

  @Test func `the highest hint counts`() {
    let progress = progress([
      .hint(exercise: first.uuid, level: 2), .hint(exercise: first.uuid, level: 1),
    ])
    #expect(progress.standing(of: first).hints == 2)
  }

  @Test func `exercises that the course no longer has do not disturb`() {
    let progress = progress([.hint(exercise: UUID(), level: 2)])
    #expect(progress.current == first)
    #expect(progress.solvedCount == 0)
  }

  @Test func `steps and answers of a lesson are remembered`() {
    let lesson = course.lessons[0]
    let progress = progress([
      .step(lesson: lesson.id, index: 2), .step(lesson: lesson.id, index: 0),
      .answer(lesson: lesson.id, step: 1, choice: 1, isRight: true),
      .answer(lesson: lesson.id, step: 3, choice: 0, isRight: false),
    ])
    #expect(progress.reading(of: lesson).steps == 4)
    #expect(progress.reading(of: lesson).choices == [1: 1, 3: 0])
    #expect(progress.reading(of: course.lessons[1]).steps == 0)
  }

  private func progress(_ events: [JournalEvent]) -> CourseProgress {
    let records = events.enumerated().map {
      JournalRecord(time: Date(timeIntervalSince1970: Double($0.offset)), event: $0.element)
    }
    return CourseProgress(records: records, in: course)
  }

  private func attempt(
    _ exercise: Exercise, _ outcome: String, isSubmission: Bool = true
  ) -> JournalEvent {
    .attempt(
      JournalEvent.Attempt(
        exercise: exercise.uuid, name: exercise.id, isSubmission: isSubmission, outcome: outcome,
        hash: "", copy: nil, course: "", seconds: 0))
  }
}
