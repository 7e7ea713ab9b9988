import Course
import Foundation
import Testing

@Suite struct CourseLoadingTests {
  @Test func `a course is its lessons and exercises in order`() throws {
    let fixture = try FixtureCourse()
    let course = try fixture.load()
    #expect(course.lessons.map(\.id) == ["01-first", "02-second"])
    #expect(course.exercises.map(\.id) == ["02-alpha", "05-beta", "08-gamma"])
    #expect(course.loadingProblems == [])
    #expect(course.exercises(of: course.lessons[0]).map(\.number) == [2, 5])
    #expect(course.lesson(of: course.exercises[2])?.title == "Second")
    #expect(course.exercise(after: course.exercises[0]) == course.exercises[1])
    #expect(course.exercise(after: course.exercises[2]) == nil)
    #expect(course.lessons[1].step(leadingTo: course.exercises[2]) == 2)
    #expect(course.lessons[1].step(leadingTo: course.exercises[0]) == nil)
  }

  @Test func `an exercise is what its files say`() throws {
    let fixture = try FixtureCourse()
    let exercise = try fixture.load().exercises[1]
    #expect(exercise.number == 5)
    #expect(exercise.slug == "beta")
    #expect(exercise.title == "Exercise 5")
    #expect(exercise.lesson == "01-first")
    #expect(exercise.uuid.uuidString == "00000000-0000-4000-8000-000000000005")
    #expect(exercise.starts == .fails(test: "the answer is right"))
    #expect(exercise.after == [2])
    #expect(exercise.limits.seconds == 10)
    #expect(exercise.hints == ["Look.", "Think.", "Add."])
    #expect(exercise.tests.map(\.name) == ["the answer is right", "nothing is printed"])
    #expect(exercise.tests.map(\.line) == [4, 8])
    #expect(exercise.wrongAnswers.map(\.name) == ["one-too-few", "waits"])
    #expect(exercise.wrongAnswers.map(\.mistake) == ["one too few", "waits for itself"])
    #expect(exercise.wrongAnswers[1].caughtBy == .ends(.deadlocked))
    #expect(try exercise.readme() == "# Exercise 5\n\nDo it.\n")
    #expect(exercise.support == nil)
  }

  @Test func `a file with carriage returns and a byte order mark reads like any other`() throws {
    let fixture = try FixtureCourse()
    try fixture.write(
      "\u{FEFF}## 1\r\n\r\nLook.\r\n## 2\r\nThink.\r\n## 3\r\nAdd.\r\n",
      to: "exercises/05-beta/hints.md")
    #expect(try fixture.load().exercises[1].hints == ["Look.", "Think.", "Add."])
  }

  @Test func `a folder without a course is said`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: CourseError.self) { try Course.load(at: folder.url) }
    #expect(
      error?.description
        == "no course in '\(folder.url.path)'; it needs a folder 'exercises' or 'lessons', and --course DIR points to another place"
    )
  }

  @Test func `an exercise that cannot be read does not keep the others from being read`() throws {
    let fixture = try FixtureCourse()
    try fixture.write("{", to: "exercises/05-beta/exercise.json")
    let course = try fixture.load()
    #expect(course.exercises.map(\.id) == ["02-alpha", "08-gamma"])
  }
}
