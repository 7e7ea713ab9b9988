extension CourseProblem {
  /// What can be wrong with a course.
  public enum Fact: Hashable, Sendable {
    // Folders and files
    case folderName
    case numberTaken(by: String)
    case slugTaken(by: String)
    case missing(purpose: String)
    case empty(purpose: String)
    case unreadable(FileError)
    case doesNotBelong
    case stillToWrite(what: String)

    // exercise.json
    case notJSON(reason: String)
    case missingKey(String)
    case unknownKey(String, suggestion: String?)
    case wrongValue(key: String, expected: String)
    case uuidTaken(by: String)
    case unknownLesson(String, suggestion: String?)
    case unknownAfter(Int)
    case laterAfter(Int)
    case notReached(id: String, lesson: String)

    // Tests, hints and wrong answers
    case noTests
    case testTwice(String)
    case missingHint(level: Int)
    case emptyHint(level: Int)
    case unexpectedHint(heading: String)
    case noWrongAnswers
    case wrongHeader
    case unknownTest(String, suggestion: String?)
    case unknownEnding(String, suggestion: String?)

    // Lessons
    case noTitle
    case noSteps
    case emptyStep
    case longPage(words: Int)
    case twoActivities
    case noPrompt
    case fewAnswers
    case rightAnswers(Int)
    case unexplained(answer: String)
    case unknownDirective(String)
    case unknownExercise(String, suggestion: String?)
    case unknownDemo(String, suggestion: String?)
    case demoTaken(by: String)
    case exerciseElsewhere(lesson: String)
    case exerciseTwice
    case outOfOrder(after: Int)

    // Links
    case brokenLink(String)
    case brokenAnchor(String)

    /// Whether a scaffold left this for the instructor to write.
    public var isStillToWrite: Bool {
      if case .stillToWrite = self { true } else { false }
    }
  }
}
