import Course

/// The steps of a lesson that lead from the exercise before to an exercise.
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
}
