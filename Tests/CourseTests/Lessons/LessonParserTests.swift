import Testing

@testable import Course

@Suite struct LessonParserTests {
  @Test func `a lesson is a title and steps`() {
    let parser = LessonParser(
      """

      # x += 1

      One number, two ones.

      ---

      ## A heading

      ---

      Now you.

      !exercise 08-lost-update

      ---
      !run threads tasks

      Did you see it?
      """, place: "l")
    #expect(parser.title == "x += 1")
    #expect(
      parser.steps == [
        LessonStep(text: "One number, two ones.", line: 4),
        LessonStep(text: "## A heading", line: 8),
        LessonStep(text: "Now you.", activity: .exercise(id: "08-lost-update"), line: 14),
        LessonStep(
          text: "", activity: .run(names: ["threads", "tasks"]),
          afterwards: "Did you see it?", line: 17),
      ])
    #expect(parser.problems == [])
  }

  @Test func `a question has a prompt, answers that may go on, and an afterword`() {
    let parser = LessonParser(
      """
      # T

      Look.

      ? What can x be
      when both are done?

      - [ ] always 2 :: It looks like
        one step.
      - [x] 1 or 2 :: It is two.

      All six:

      - [not an answer]
      """, place: "l")
    let question = Question(
      prompt: "What can x be when both are done?",
      answers: [
        Question.Answer(text: "always 2", isRight: false, explanation: "It looks like one step."),
        Question.Answer(text: "1 or 2", isRight: true, explanation: "It is two."),
      ])
    #expect(
      parser.steps == [
        LessonStep(
          text: "Look.", activity: .question(question), afterwards: "All six:\n\n- [not an answer]",
          line: 5)
      ])
    #expect(question.rightAnswer?.text == "1 or 2")
    #expect(parser.problems == [])
  }

  @Test func `code is text, whatever it looks like`() {
    let code = "```swift\n# not a title\n---\n? not a question\n!exercise none\n- [x] no :: no\n```"
    let parser = LessonParser("# T\n\n\(code)\n", place: "l")
    #expect(parser.steps == [LessonStep(text: code, line: 3)])
    #expect(parser.problems == [])
  }

  @Test func `a rule below the title separates nothing`() {
    #expect(LessonParser("# T\n\n---\n\nA page.\n", place: "l").steps.map(\.text) == ["A page."])
  }

  @Test(arguments: [
    (
      "",
      [
        "l:1: the first line must be the title: '# Waiting is not working'",
        "l: has no steps; they stand below the title, with '---' between them",
      ]
    ),
    ("No title.", ["l:1: the first line must be the title: '# Waiting is not working'"]),
    ("# T\n", ["l: has no steps; they stand below the title, with '---' between them"]),
    ("# T\nA.\n---\n\n---\nB.\n", ["l:4: the step is empty"]),
    ("# T\nA.\n---\n", ["l:4: the step is empty"]),
    (
      "# T\n!exercise 01-a\n!exercise 02-b\n",
      ["l:3: the step has two things to do; a step has one question, exercise or run"]
    ),
    (
      "# T\n? Q\n- [ ] a :: b\n- [x] c :: d\n!exercise 02-b\n",
      ["l:5: the step has two things to do; a step has one question, exercise or run"]
    ),
    (
      "# T\n!exercize 01-a\n",
      ["l:2: '!exercize 01-a' is not known; there are '!exercise NN-slug' and '!run NAME'"]
    ),
    (
      "# T\n!run\n",
      ["l:2: '!run' is not known; there are '!exercise NN-slug' and '!run NAME'"]
    ),
    (
      "# T\n- [x] a :: b\n",
      ["l:2: the answer belongs to no question; a question is a line that begins with '? '"]
    ),
    ("# T\n? Q\n- [x] a :: b\n", ["l:2: the question has fewer than two answers"]),
    (
      "# T\n? Q\n",
      [
        "l:2: the question has fewer than two answers",
        "l:2: no answer is right; mark one with '[x]'",
      ]
    ),
    ("# T\n? Q\n- [ ] a :: b\n- [ ] c :: d\n", ["l:2: no answer is right; mark one with '[x]'"]),
    ("# T\n? Q\n- [x] a :: b\n- [x] c :: d\n", ["l:2: 2 answers are right; mark one with '[x]'"]),
    (
      "# T\n? Q\n- [x] a :: b\n- [ ] c\n- [ ] d ::\n",
      [
        "l:4: answer 'c' has no explanation; write it after ' :: '",
        "l:5: answer 'd' has no explanation; write it after ' :: '",
      ]
    ),
  ])
  func `what is wrong is said`(text: String, problems: [String]) {
    #expect(LessonParser(text, place: "l").problems.map(\.description) == problems)
  }
}
