import Foundation
import Testing

@testable import Course

@Suite struct CourseProblemsTests {
  let fixture: FixtureCourse

  init() throws { fixture = try FixtureCourse() }

  @Test func `a sound course has no problems`() throws {
    #expect(try fixture.problems() == [])
  }

  @Test func `translations may stand beside their originals`() throws {
    try fixture.write("# 第一\n", to: "lessons/01-first/lesson.zh-Hans.md")
    try fixture.write("# 八\n", to: "exercises/08-gamma/README.zh-Hans.md")
    #expect(try fixture.problems() == [])
  }

  @Test func `folders and numbers`() throws {
    try fixture.write("notes", to: "exercises/notes.txt")
    try fixture.write("", to: "exercises/Nine/x")
    try fixture.write("# T\nA.\n", to: "lessons/3/lesson.md")
    try fixture.move("exercises/05-beta", to: "exercises/08-alpha")
    let problems = try fixture.problems()
    #expect(
      problems == [
        "exercises/08-alpha: has the same words as 'exercises/02-alpha'; give one of them others",
        "exercises/08-alpha: no lesson leads here; write the step '!exercise 08-alpha' in lessons/01-first/lesson.md",
        "exercises/08-gamma: has the same number as 'exercises/08-alpha'; give one of them another",
        "exercises/08-gamma/exercise.json:7: 'after' names exercise 5, which is not there",
        "exercises/Nine: the name is not a number, a hyphen and words in small letters; name it like '09-atomic-add'",
        "exercises/notes.txt: does not belong here; move it away or remove it",
        "lessons/01-first/lesson.md:17: exercise '05-beta' is not there",
        "lessons/3: the name is not a number, a hyphen and words in small letters; name it like '09-atomic-add'",
      ])
  }

  @Test func `files that are missing, empty, unreadable or too many`() throws {
    for file in ["README.md", "Start.swift", "Tests.swift", "Reference.swift", "hints.md"] {
      try fixture.remove("exercises/02-alpha/\(file)")
    }
    try fixture.remove("exercises/02-alpha/wrong")
    try fixture.write(" \n", to: "exercises/05-beta/README.md")
    try fixture.write(Data([0xFF, 0xFE]), to: "exercises/05-beta/hints.md")
    try fixture.write("x", to: "exercises/05-beta/solution.swift")
    try fixture.write("x", to: "exercises/05-beta/wrong/notes.md")
    try fixture.write("x", to: "exercises/05-beta/extra/x")
    try fixture.write("x", to: "exercises/05-beta/.DS_Store")
    try fixture.remove("exercises/08-gamma/exercise.json")
    try fixture.remove("lessons/02-second/lesson.md")
    let problems = try fixture.problems()
    #expect(
      problems == [
        "exercises/02-alpha/README.md: is missing; it holds the task as a learner reads it",
        "exercises/02-alpha/Reference.swift: is missing; it holds a right answer",
        "exercises/02-alpha/Start.swift: is missing; it holds what the learner begins with",
        "exercises/02-alpha/Tests.swift: is missing; it holds what a right answer must satisfy",
        "exercises/02-alpha/hints.md: is missing; it holds three hints, mildest first",
        "exercises/02-alpha/wrong: holds no wrong answer; write one for each mistake that the tests must catch",
        "exercises/05-beta/README.md: is empty; it holds the task as a learner reads it",
        "exercises/05-beta/extra: does not belong here; move it away or remove it",
        "exercises/05-beta/hints.md: is not UTF-8 text; save it as UTF-8",
        "exercises/05-beta/solution.swift: does not belong here; move it away or remove it",
        "exercises/05-beta/wrong/notes.md: does not belong here; move it away or remove it",
        "exercises/08-gamma/exercise.json: is missing; it holds title, lesson and how the start fails",
        "lessons/02-second/lesson.md: is missing; it holds the title and the steps",
      ])
  }

  @Test func `metadata`() throws {
    let file = "exercises/05-beta/exercise.json"
    try fixture.write(
      """
      {
        "version": 2,
        "id": "five",
        "titel": "Five",
        "lesson": 1,
        "starts": { "outcome": "deadlock" },
        "after": ["2"],
        "limits": { "seconds": 0 }
      }
      """, to: file)
    let problems = try fixture.problems().filter { $0.hasPrefix(file) }
    #expect(
      problems == [
        "\(file): 'title' is missing",
        "\(file):2: 'version' must be 1",
        "\(file):3: 'id' must be a UUID, as 'uuidgen' prints one",
        "\(file):4: 'titel' is not known; did you mean 'title'?",
        "\(file):5: 'lesson' must be the name of a lesson's folder, such as \"02-x-plus-one\"",
        "\(file):6: 'deadlock' is not a way to end; did you mean 'deadlocked'?",
        "\(file):7: 'after' must be a list of exercise numbers, such as [7, 8]",
        "\(file):8: 'limits' must be { \"seconds\": N } with N from 1 to 600",
      ])
    try fixture.write("[1]", to: file)
    #expect(try fixture.problems().contains("\(file): is not JSON: it must be an object, '{ … }'"))
  }

  @Test func `metadata that can be worked with is checked further`() throws {
    let file = "exercises/05-beta/exercise.json"
    try fixture.replace("[2]", with: "[2, 5, 7, 8]", in: file)
    try fixture.replace("{ \"seconds\": 10 }", with: "{ \"minutes\": 10 }", in: file)
    try fixture.replace("the answer is right", with: "the answer is wright", in: file)
    try fixture.replace("01-first", with: "01-frist", in: file)
    try fixture.replace("000000000005", with: "000000000002", in: file)
    let problems = try fixture.problems()
    #expect(
      problems == [
        "\(file): 'id' is also that of '02-alpha'; an exercise that began as a copy needs one of its own",
        "\(file):5: lesson '01-frist' is not there; did you mean '01-first'?",
        "\(file):6: Tests.swift has no test 'the answer is wright'; did you mean 'the answer is right'?",
        "\(file):7: 'after' names exercise 5, which does not come earlier",
        "\(file):7: 'after' names exercise 7, which is not there",
        "\(file):7: 'after' names exercise 8, which does not come earlier",
        "\(file):8: 'limits' must be { \"seconds\": N } with N from 1 to 600",
        "lessons/01-first/lesson.md:17: the exercise says that lesson '01-frist' leads to it",
      ])
  }

  @Test func `hints`() throws {
    try fixture.write("## 1\n\n## 2\nTwo.\n## 4\nFour.\n", to: "exercises/02-alpha/hints.md")
    let problems = try fixture.problems()
    #expect(
      problems == [
        "exercises/02-alpha/hints.md: hint 3 is missing; it stands below a line '## 3'",
        "exercises/02-alpha/hints.md:1: hint 1 says nothing",
        "exercises/02-alpha/hints.md:5: '## 4' is not the next hint; the headings are '## 1', '## 2' and '## 3'",
      ])
  }

  @Test func `tests and wrong answers`() throws {
    try fixture.write("let x = 1\n", to: "exercises/02-alpha/Tests.swift")
    try fixture.replace(
      "nothing is printed", with: "the answer is right", in: "exercises/05-beta/Tests.swift")
    try fixture.write("let x = 1\n", to: "exercises/05-beta/wrong/one-too-few.swift")
    try fixture.replace(
      "deadlocked", with: "'the answer is light'", in: "exercises/05-beta/wrong/waits.swift")
    try fixture.replace("deadlocked", with: "crash", in: "exercises/08-gamma/wrong/waits.swift")
    let problems = try fixture.problems()
    #expect(
      problems == [
        "exercises/02-alpha/Tests.swift: declares no test; a test is a function with '@Test'",
        "exercises/05-beta/Tests.swift:8: test 'the answer is right' is declared twice",
        "exercises/05-beta/wrong/one-too-few.swift:1: the first line must read: // caught by: 'name of test' - the mistake in one sentence",
        "exercises/05-beta/wrong/waits.swift:1: Tests.swift has no test 'the answer is light'; did you mean 'the answer is right'?",
        "exercises/08-gamma/wrong/waits.swift:1: 'crash' is not a way to end; a test's name stands in quotation marks",
      ])
  }

  @Test func `the way through the lessons`() throws {
    try fixture.write(
      "# First\nA.\n---\n!exercise 05-beta\n---\n!exercise 02-alpha\n---\n!exercise 05-beta\n---\n!exercise 05-bate\n---\n!run alhpa\n",
      to: "lessons/01-first/lesson.md")
    try fixture.write("let demo = Demo {}\n", to: "lessons/01-first/demos/alpha.swift")
    let problems = try fixture.problems()
    #expect(
      problems == [
        "lessons/01-first/lesson.md:6: the exercise comes after 5; exercises come in the order of their numbers",
        "lessons/01-first/lesson.md:8: the exercise has come before; lead to it once",
        "lessons/01-first/lesson.md:10: exercise '05-bate' is not there; did you mean '05-beta'?",
        "lessons/01-first/lesson.md:12: the lesson has no 'demos/alhpa.swift'; did you mean 'alpha'?",
      ])
  }

  @Test func `a page may have 200 words, and code does not count`() throws {
    let code = "```\n" + String(repeating: "word ", count: 300) + "\n```\n"
    let words = String(repeating: "word - ", count: 200)
    try fixture.write("# T\n\(words)\n\(code)", to: "lessons/03-third/lesson.md")
    #expect(try fixture.problems() == [])
    try fixture.write("# T\n\(words)\n\(code)é", to: "lessons/03-third/lesson.md")
    let problems = try fixture.problems()
    #expect(
      problems == [
        "lessons/03-third/lesson.md:2: the page has 201 words; more than 200 are too many for a screen"
      ])
  }

  @Test func `links`() throws {
    try fixture.write(
      """
      # Exercise 2

      [lesson](../../lessons/01-first/lesson.md#first), [web](https://example.org/x), [here](#exercise-2),
      [gone](../gone.md), [nobody](../../lessons/01-first/lesson.md#nobody), [nowhere](#nowhere)
      [nothing](), [spaces](with%20space.md)
      """, to: "exercises/02-alpha/README.md")
    let problems = try fixture.problems()
    #expect(
      problems == [
        "exercises/02-alpha/README.md:4: the link to '#nobody' leads nowhere; no heading is called so",
        "exercises/02-alpha/README.md:4: the link to '#nowhere' leads nowhere; no heading is called so",
        "exercises/02-alpha/README.md:4: the link to '../gone.md' leads nowhere",
        "exercises/02-alpha/README.md:5: the link to '' leads nowhere",
        "exercises/02-alpha/README.md:5: the link to 'with%20space.md' leads nowhere",
      ])
  }

  @Test func `a problem is written as JSON with its place`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode([
      CourseProblem("lessons/01-a/lesson.md", line: 4, .emptyStep),
      CourseProblem("exercises/01-a", .stillToWrite(what: "the task")),
    ])
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"[{"isStillToWrite":false,"line":4,"message":"the step is empty","place":"lessons/01-a/lesson.md"},"#
        + #"{"isStillToWrite":true,"message":"still to write: the task","place":"exercises/01-a"}]"#
    )
  }
}
