/// The text of a lesson that nobody has written yet.
struct LessonTemplate {
  /// The title that a learner sees.
  var title: String

  private var mark: String { CourseText.mark }

  /// The file and its text.
  var files: [(name: String, text: String)] { [(Lesson.fileName, text)] }

  private var text: String {
    """
    # \(title)

    \(mark)a page of under 200 words that shows what surprises

    ---

    ? \(mark)a question whose answer can be predicted

    - [ ] \(mark)a plausible answer :: Why it is not so.
    - [x] \(mark)the right answer :: Why it is so.

    ---

    \(mark)the name of what was seen, and a step !exercise NN-slug

    """
  }
}
