import Foundation
import Testing

@testable import Course

@Suite struct ScaffoldingTests {
  let fixture: FixtureCourse

  init() throws { fixture = try FixtureCourse() }

  @Test func `a new exercise loads, and exactly what is left to write is wrong with it`() throws {
    let scaffold = try fixture.load().addExercise(titled: "Atomic \"add\"")
    #expect(scaffold.folder.lastPathComponent == "09-atomic-add")
    #expect(
      scaffold.files == [
        "exercises/09-atomic-add/exercise.json", "exercises/09-atomic-add/README.md",
        "exercises/09-atomic-add/Start.swift", "exercises/09-atomic-add/Tests.swift",
        "exercises/09-atomic-add/Reference.swift", "exercises/09-atomic-add/Demo.swift",
        "exercises/09-atomic-add/hints.md", "exercises/09-atomic-add/wrong/mistake.swift",
      ])
    let course = try fixture.load()
    #expect(course.exercises.last?.title == "Atomic \"add\"")
    let problems = course.problems()
    #expect(problems == scaffold.leftToWrite)
    let left = problems.map {
      $0.description.replacingOccurrences(of: "exercises/09-atomic-add/", with: "")
    }
    #expect(
      left == [
        "Demo.swift:4: still to write: what a learner is to watch, or remove this file",
        "README.md:3: still to write: the task, in at most ten lines",
        "Reference.swift:1: still to write: a right answer that you would show with pride",
        "Start.swift:1: still to write: 10 to 40 lines that compile and go wrong in one way; public is what the tests call",
        "Tests.swift:5: still to write: what is true of a right answer",
        "exercise.json:5: still to write: the folder of the lesson that leads here, such as 02-x-plus-one",
        "exercise.json:6: still to write: what is true of a right answer",
        "hints.md:3: still to write: where to look",
        "hints.md:7: still to write: what to think about there",
        "hints.md:11: still to write: what to use, and never the answer",
        "wrong/mistake.swift:1: still to write: the mistake in one sentence",
        "wrong/mistake.swift:1: still to write: what is true of a right answer",
      ])
  }

  @Test func `an exercise whose marks are gone is sound`() throws {
    let scaffold = try fixture.load().addExercise(titled: "Delta")
    for file in scaffold.files {
      try fixture.replace("TO WRITE: ", with: "", in: file, ifThere: true)
    }
    try fixture.replace(
      "the folder of the lesson that leads here, such as 02-x-plus-one", with: "02-second",
      in: "exercises/09-delta/exercise.json")
    try fixture.replace(
      "!exercise 08-gamma\n", with: "!exercise 08-gamma\n\n---\n\n!exercise 09-delta\n",
      in: "lessons/02-second/lesson.md")
    let problems = try fixture.problems()
    #expect(problems == [])
  }

  @Test func `a new lesson loads, and exactly what is left to write is wrong with it`() throws {
    let scaffold = try fixture.load().addLesson(titled: "One big lock")
    #expect(scaffold.folder.lastPathComponent == "03-one-big-lock")
    #expect(scaffold.files == ["lessons/03-one-big-lock/lesson.md"])
    let course = try fixture.load()
    #expect(course.lessons.last?.steps.count == 3)
    #expect(course.problems() == scaffold.leftToWrite)
    #expect(
      scaffold.leftToWrite.map(\.description) == [
        "lessons/03-one-big-lock/lesson.md:3: still to write: a page of under 200 words that shows what surprises",
        "lessons/03-one-big-lock/lesson.md:7: still to write: a question whose answer can be predicted",
        "lessons/03-one-big-lock/lesson.md:9: still to write: a plausible answer :: Why it is not so.",
        "lessons/03-one-big-lock/lesson.md:10: still to write: the right answer :: Why it is so.",
        "lessons/03-one-big-lock/lesson.md:14: still to write: the name of what was seen, and a step !exercise NN-slug",
      ])
  }

  @Test func `an exercise that did not load keeps its number`() throws {
    try fixture.write("{", to: "exercises/30-broken/exercise.json")
    let scaffold = try fixture.load().addExercise(titled: "Next")
    #expect(scaffold.folder.lastPathComponent == "31-next")
  }

  @Test func `titles that make no name, or one that is taken, are refused`() throws {
    let course = try fixture.load()
    let none = #expect(throws: Scaffold.Failure.self) { try course.addExercise(titled: "并发") }
    #expect(
      none?.description == "'并发' has no letters that a folder's name can have; use some of a to z")
    let taken = #expect(throws: Scaffold.Failure.self) { try course.addExercise(titled: "Alpha!") }
    #expect(taken?.description == "'02-alpha' has the words 'alpha' already; choose another title")
  }
}
