import Course
import Foundation
import Testing

@Suite struct CourseNamesTests {
  let course = Course(
    root: URL(filePath: "/c"),
    lessons: [
      Lesson(
        number: 1, slug: "waiting", title: "", folder: URL(filePath: "/c/lessons/01-waiting"),
        steps: [])
    ],
    exercises: [
      Self.exercise(2, "overlap-the-waits"), Self.exercise(8, "lost-update"),
      Self.exercise(12, "actors"), Self.exercise(16, "lost-wakeup"),
    ])

  @Test(arguments: [
    ("8", "08-lost-update"), ("08", "08-lost-update"), ("008", "08-lost-update"),
    ("16", "16-lost-wakeup"), ("08-lost-update", "08-lost-update"),
    ("lost-update", "08-lost-update"), ("Lost-Update", "08-lost-update"),
    ("lost-u", "08-lost-update"), ("08-l", "08-lost-update"), ("a", "12-actors"), ("1", nil),
  ])
  func `a number, a slug, a folder or a beginning finds an exercise`(name: String, id: String?) {
    #expect((try? course.exercise(named: name).id) == id)
  }

  @Test(arguments: [
    ("actor5", "exercise 'actor5' not found; did you mean '12-actors'?"),
    ("12-actros", "exercise '12-actros' not found; did you mean '12-actors'?"),
    ("99", "exercise '99' not found; 'lab list' shows what there is"),
    ("nonsense", "exercise 'nonsense' not found; 'lab list' shows what there is"),
    ("", "exercise '' not found; 'lab list' shows what there is"),
    ("lost", "exercise 'lost' can be '08-lost-update' or '16-lost-wakeup'; type more of the name"),
  ])
  func `what cannot be found is said`(name: String, message: String) {
    let error = #expect(throws: CourseError.self) { try course.exercise(named: name) }
    #expect(error?.description == message)
  }

  @Test func `lessons are found in the same way`() throws {
    #expect(try course.lesson(named: "1").id == "01-waiting")
    let error = #expect(throws: CourseError.self) { try course.lesson(named: "watting") }
    #expect(error?.description == "lesson 'watting' not found; did you mean '01-waiting'?")
  }

  private static func exercise(_ number: Int, _ slug: String) -> Exercise {
    let name = (number < 10 ? "0" : "") + "\(number)-\(slug)"
    return Exercise(
      number: number, slug: slug, title: slug, lesson: "01-waiting",
      folder: URL(filePath: "/c/exercises/\(name)"))
  }
}
