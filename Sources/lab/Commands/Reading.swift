import Course
import Terminal

/// Reading on a terminal, page by page: a line typed goes on, a number answers a question.
struct Reading {
  private let session: Session
  private let pages: LessonPages

  init(_ session: Session, pages: LessonPages) {
    self.session = session
    self.pages = pages
  }

  /// Shows the pages from a step on; whether the learner went on to their end.
  func run(from first: Int) throws -> Bool {
    for index in pages.steps where index >= first {
      let screen = PageScreen(lesson: pages.lesson, index: index)
      try session.write([.blank] + screen.lines(on: session.surface) + [.blank])
      if case .question(let question) = pages.lesson.steps[index].activity {
        guard let choice = try choice(of: question) else { return false }
        try session.write(
          [.blank] + screen.answer(question, choice, on: session.surface)
            + right(question, choice, screen) + screen.afterwards(on: session.surface) + [.blank])
        try session.remember(
          .answer(
            lesson: pages.lesson.id, step: index, choice: choice,
            isRight: question.answers[choice].isRight))
      } else {
        if case .run(let names) = pages.lesson.steps[index].activity {
          guard try ask("Return runs \(names.count == 1 ? "it" : "them"), q leaves: ") != "q" else {
            return false
          }
          try watch(names)
          try session.write(screen.afterwards(on: session.surface) + [.blank])
        }
        try session.remember(.step(lesson: pages.lesson.id, index: index))
      }
      guard try ask("Return goes on, q leaves: ") != "q" else { return false }
    }
    return true
  }

  /// Runs demos of the lesson and shows what they do.
  private func watch(_ names: [String]) throws {
    for name in names {
      guard let file = pages.lesson.demo(named: name) else { continue }
      let demonstration = try LessonDemo(session).demonstrate(file, of: pages.lesson)
      let screen = RunScreen(demonstration: demonstration, isYours: false)
      try session.write([.blank] + screen.lines(on: session.surface))
    }
  }

  /// Asks whether to go on to the pages at all.
  func isWanted() throws -> Bool {
    try ask("Return goes on to the pages after it, q leaves: ") != "q"
  }

  /// The right answer, for somebody who chose another.
  private func right(_ question: Question, _ choice: Int, _ screen: PageScreen) -> [Line] {
    guard !question.answers[choice].isRight,
      let right = question.answers.firstIndex(where: \.isRight)
    else { return [] }
    let text = "\(right + 1)  " + Markdown.line(question.answers[right].text, on: session.surface)
    return [.blank]
      + text.wrapped(to: session.surface.width - 3, hanging: 3).map {
        $0.indented(by: 3)
      } + screen.answer(question, right, on: session.surface)
  }

  private func choice(of question: Question) throws -> Int? {
    while let typed = try ask("Type a number, q leaves: "), typed != "q" {
      if let number = Int(typed), question.answers.indices.contains(number - 1) {
        return number - 1
      }
    }
    return nil
  }

  /// Asks for a line; `nil` and `q` both mean that the learner leaves.
  private func ask(_ prompt: String) throws -> String? {
    try session.output.write(bytes: " " + session.surface.render(Line(prompt, .faint)) + " ")
    guard let line = readLine() else {
      try session.write([.blank])
      return "q"
    }
    return line.filter { !$0.isWhitespace }.lowercased()
  }
}
