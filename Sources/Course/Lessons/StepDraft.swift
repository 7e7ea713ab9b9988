/// A step of a lesson while its lines come in.
struct StepDraft {
  /// A thing that is wrong, and its line.
  struct Remark {
    var line: Int
    var fact: CourseProblem.Fact
  }

  private enum Part { case text, prompt, answers, afterwards }

  private var line: Int
  private var part = Part.text
  private var text: [String] = []
  private var prompt: [String] = []
  private var answers: [(line: Int, isRight: Bool, text: String)] = []
  private var activity: LessonStep.Activity?
  private var activityLine = 0
  private var afterwards: [String] = []
  private var remarks: [Remark] = []

  /// Begins a step at a line.
  init(line: Int) {
    self.line = line
  }

  /// Whether nothing but blank lines have come.
  var isBlank: Bool {
    part == .text && activity == nil && text.allSatisfy(\.isBlank)
  }

  /// Takes the next line.
  mutating func take(_ line: String, at number: Int, isCode: Bool) {
    if !isCode, line.hasPrefix("? ") {
      beginActivity(at: number, then: .prompt)
      prompt.append(String(line.dropFirst(2)))
    } else if !isCode, line.hasPrefix("!"), !line.hasPrefix("![") {
      beginActivity(at: number, then: .afterwards)
      activity = directive(line, at: number)
    } else if !isCode, let answer = Self.answer(line) {
      if part == .text || part == .afterwards {
        remarks.append(Remark(line: number, fact: .noPrompt))
      }
      if part == .prompt { part = .answers }
      answers.append((number, answer.isRight, answer.text))
    } else {
      takeText(line, at: number)
    }
  }

  private mutating func takeText(_ line: String, at number: Int) {
    let isBlank = line.isBlank
    switch part {
    case .text:
      if !isBlank, self.isBlank { self.line = number }
      text.append(line)
    case .prompt:
      if !isBlank { prompt.append(line.withoutOuterSpace) }
    case .answers where line.hasPrefix("  ") && !isBlank && afterwards.isEmpty:
      answers[answers.count - 1].text += " " + line.withoutOuterSpace
    case .answers, .afterwards:
      if !isBlank { part = .afterwards }
      if part == .afterwards { afterwards.append(line) }
    }
  }

  /// The step, and what is wrong with it.
  func finish() -> (step: LessonStep, remarks: [Remark]) {
    var remarks = remarks
    var step = LessonStep(
      text: Markdown.trimmed(text), activity: activity,
      afterwards: Markdown.trimmed(afterwards), line: line)
    if !prompt.isEmpty || !answers.isEmpty {
      let question = makeQuestion()
      remarks += check(question)
      if activity == nil { step.activity = .question(question) }
    }
    if step.text.isEmpty, step.activity == nil, step.afterwards.isEmpty, remarks.isEmpty {
      remarks.append(Remark(line: line, fact: .emptyStep))
    }
    return (step, remarks)
  }

  private mutating func beginActivity(at number: Int, then next: Part) {
    if activityLine > 0 { remarks.append(Remark(line: number, fact: .twoActivities)) }
    activityLine = number
    line = number
    part = next
  }

  private mutating func directive(_ line: String, at number: Int) -> LessonStep.Activity? {
    let words = line.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("!exercise", 2): return .exercise(id: words[1])
    case ("!run", 2...): return .run(names: Array(words.dropFirst()))
    default:
      remarks.append(Remark(line: number, fact: .unknownDirective(line)))
      return activity
    }
  }

  private func makeQuestion() -> Question {
    Question(
      prompt: prompt.joined(separator: " "),
      answers: answers.map { answer in
        let parts = answer.text.split(separator: " ::", maxSplits: 1)
        return Question.Answer(
          text: (parts.first ?? "").withoutOuterSpace, isRight: answer.isRight,
          explanation: parts.count > 1 ? parts[1].withoutOuterSpace : "")
      })
  }

  private func check(_ question: Question) -> [Remark] {
    guard !prompt.isEmpty else { return [] }
    var remarks: [Remark] = []
    if question.answers.count < 2 { remarks.append(Remark(line: activityLine, fact: .fewAnswers)) }
    let right = question.answers.count(where: \.isRight)
    if right != 1 { remarks.append(Remark(line: activityLine, fact: .rightAnswers(right))) }
    for (index, answer) in question.answers.enumerated() where answer.explanation.isEmpty {
      remarks.append(Remark(line: answers[index].line, fact: .unexplained(answer: answer.text)))
    }
    return remarks
  }

  private static func answer(_ line: String) -> (isRight: Bool, text: String)? {
    if line.hasPrefix("- [ ] ") { return (false, String(line.dropFirst(6))) }
    if line.hasPrefix("- [x] ") { return (true, String(line.dropFirst(6))) }
    return nil
  }
}
