import Course

/// What `lab show --json` says: the pages that lead to an exercise, and the exercise.
struct ExerciseListing: Encodable {
  /// One step of the lesson.
  struct Page: Encodable {
    var index: Int
    var text: String
    var prompt: String?
    var answers: [Choice]?
    var afterwards: String?
  }

  /// One answer to a question; what is right is said only on demand.
  struct Choice: Encodable {
    var text: String
    var isRight: Bool?
    var explanation: String?
  }

  /// The version of this format.
  var version = 1
  var exercise: CourseListing.Item
  var lesson: String
  var file: String
  var task: String
  /// The pages that lead to the exercise.
  var pages: [Page]
  /// What the lesson says once it is solved.
  var closing: String?
  /// The pages after it; empty until it is solved.
  var pagesAfter: [Page]
}

extension ExerciseListing.Page {
  init(_ step: LessonStep, at index: Int, withAnswers: Bool) {
    self.init(index: index, text: step.text)
    guard case .question(let question) = step.activity else {
      afterwards = step.afterwards.isEmpty ? nil : step.afterwards
      return
    }
    prompt = question.prompt
    answers = question.answers.map { answer in
      ExerciseListing.Choice(
        text: answer.text, isRight: withAnswers ? answer.isRight : nil,
        explanation: withAnswers ? answer.explanation : nil)
    }
    afterwards = withAnswers ? step.afterwards : nil
  }
}
