import Course
import Terminal

/// One step of a lesson: a page, perhaps with a question.
struct PageScreen {
  var lesson: Lesson
  /// The step's index, from 0.
  var index: Int
  /// Whether the answers are given away.
  var showsAnswers = false

  /// How the command is called here, where runs are to be typed rather than shown; nil where they are shown.
  var typed: String?

  private var step: LessonStep { lesson.steps[index] }

  func lines(on surface: Surface) -> [Line] {
    heading(on: surface) + text(step.text, on: surface) + question(on: surface)
      + (showsAnswers || isToBeTyped ? Self.spaced(text(step.afterwards, on: surface)) : [])
  }

  private func heading(on surface: Surface) -> [Line] {
    surface.ends(
      Line(" \(lesson.number) \(surface.glyphs.dot) \(lesson.title)", .heading),
      Line("step \(index + 1) of \(lesson.steps.count)", .faint)) + [surface.rule]
  }

  private func text(_ markdown: String, on surface: Surface) -> [Line] {
    Terminal.Markdown(markdown).lines(on: surface)
  }

  /// What comes after the answer, if anything does.
  func afterwards(on surface: Surface) -> [Line] { Self.spaced(text(step.afterwards, on: surface)) }

  private static func spaced(_ lines: [Line]) -> [Line] { lines.isEmpty ? [] : [.blank] + lines }

  private func question(on surface: Surface) -> [Line] {
    if case .run(let names) = step.activity { return runs(names) }
    guard case .question(let question) = step.activity else { return [] }
    let prompt = Line("? ", .action) + Markdown.line(question.prompt, on: surface)
    var lines: [Line] = step.text.isEmpty ? [] : [.blank]
    lines += prompt.wrapped(to: surface.width - 1, hanging: 2).map { $0.indented(by: 1) }
    lines.append(.blank)
    for (number, answer) in question.answers.enumerated() {
      let option = "\(number + 1)  " + Markdown.line(answer.text, on: surface)
      lines += option.wrapped(to: surface.width - 3, hanging: 3).map { $0.indented(by: 3) }
      if showsAnswers { lines += self.answer(question, number, on: surface) }
    }
    return lines
  }

  /// How the runs that the page is about are called up.
  private func runs(_ names: [String]) -> [Line] {
    guard let typed else { return [] }
    return [.blank] + names.map { Line("   \(typed) run \($0)", .action) }
  }

  private var isToBeTyped: Bool {
    if case .run = step.activity { typed != nil } else { false }
  }

  /// What is said to whoever chose an answer.
  func answer(_ question: Question, _ choice: Int, on surface: Surface) -> [Line] {
    let answer = question.answers[choice]
    let sign = answer.isRight ? Line(surface.glyphs.pass, .good) : Line("not quite:", .doubtful)
    let text = sign + " " + Markdown.line(answer.explanation, on: surface)
    return text.wrapped(to: surface.width - 6).map { $0.indented(by: 6) }
  }
}
