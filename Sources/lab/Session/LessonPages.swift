import Course

/// The steps of a lesson before an exercise, or after it, as far as the next exercise.
struct LessonPages {
  var lesson: Lesson
  var exercise: Exercise
  /// The indices of the steps, in order.
  var steps: [Int]

  /// Whether any of them asks something.
  var hasQuestions: Bool {
    steps.contains { index in
      if case .question = lesson.steps[index].activity { true } else { false }
    }
  }

  /// What is said of the pages after an exercise: the words that they introduce in bold, or how
  /// many they are.
  var effect: String {
    let terms = steps.flatMap { index in
      lesson.steps[index].text.matches(of: #/\*\*(?<term>[^*]+)\*\*/#).map { match in
        match.term.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
    if terms.isEmpty {
      return steps.count == 1 ? "the page after it" : "the \(steps.count) pages after it"
    }
    let topic = terms.count < 3 ? Words.list(terms) : "\(terms[0]), \(terms[1]) and more"
    return steps.count == 1 ? "the page after it: \(topic)" : "the pages after it: \(topic)"
  }
}

extension Course {
  /// The pages that lead to an exercise; `nil` if no lesson does.
  func pages(leadingTo exercise: Exercise) -> LessonPages? {
    guard let lesson = lesson(of: exercise), let end = lesson.step(leadingTo: exercise) else {
      return nil
    }
    let before = lesson.steps[..<end].lastIndex { step in
      if case .exercise = step.activity { true } else { false }
    }
    let range = (before.map { $0 + 1 } ?? 0)...end
    // The step of the exercise itself may have something to read first.
    let steps = range.filter { $0 < end || !lesson.steps[$0].text.isEmpty }
    return LessonPages(lesson: lesson, exercise: exercise, steps: steps)
  }

  /// The pages after an exercise, up to the next exercise or the end of the lesson; `nil` if there
  /// are none.
  func pages(after exercise: Exercise) -> LessonPages? {
    guard let lesson = lesson(of: exercise), let begin = lesson.step(leadingTo: exercise) else {
      return nil
    }
    let rest = lesson.steps.indices.dropFirst(begin + 1)
    let steps = rest.prefix { index in
      if case .exercise = lesson.steps[index].activity { false } else { true }
    }
    return steps.isEmpty
      ? nil : LessonPages(lesson: lesson, exercise: exercise, steps: Array(steps))
  }

  /// What the lesson says, as Markdown, to somebody who has solved an exercise; may be empty.
  func closing(of exercise: Exercise) -> String {
    guard let lesson = lesson(of: exercise), let index = lesson.step(leadingTo: exercise) else {
      return ""
    }
    return lesson.steps[index].afterwards
  }
}
