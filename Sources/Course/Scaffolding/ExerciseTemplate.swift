import Foundation

/// The files of an exercise that nobody has written yet.
struct ExerciseTemplate {
  /// The title that a learner sees.
  var title: String
  /// What the exercise keeps when it is renamed.
  var uuid: UUID

  private var mark: String { CourseText.mark }

  /// The files and their texts.
  var files: [(name: String, text: String)] {
    [
      (Exercise.File.metadata.rawValue, metadata),
      (Exercise.File.readme.rawValue, readme),
      (Exercise.File.start.rawValue, start),
      (Exercise.File.tests.rawValue, tests),
      (Exercise.File.reference.rawValue, reference),
      (Exercise.File.demo.rawValue, demo),
      (Exercise.File.hints.rawValue, hints),
      ("\(Exercise.wrongAnswersFolder)/mistake.swift", wrongAnswer),
    ]
  }

  private var testName: String { "\(mark)what is true of a right answer" }

  private var metadata: String {
    """
    {
      "version": \(ExerciseMetadata.version),
      "id": "\(uuid.uuidString.lowercased())",
      "title": \(quoted(title)),
      "lesson": "\(mark)the folder of the lesson that leads here, such as 02-x-plus-one",
      "starts": { "fails": "\(testName)" },
      "after": []
    }

    """
  }

  private var readme: String {
    """
    # \(title)

    \(mark)the task, in at most ten lines

    """
  }

  private var start: String {
    """
    // \(mark)10 to 40 lines that compile and go wrong in one way; public is what the tests call
    public func answer() -> Int {
      0
    }

    """
  }

  private var tests: String {
    """
    import ConcurrencyLab
    import Solution
    import Testing

    @Test func `\(testName)`() throws {
      try everySchedule(yields: 42) {
        answer()
      }
    }

    """
  }

  private var reference: String {
    """
    // \(mark)a right answer that you would show with pride
    public func answer() -> Int {
      42
    }

    """
  }

  private var demo: String {
    """
    import ConcurrencyLab
    import Solution

    /// \(mark)what a learner is to watch, or remove this file
    public let demo = Demo(cores: 1) {
      compute(for: .milliseconds(10))
      print(answer())
    }

    """
  }

  private var hints: String {
    """
    ## 1

    \(mark)where to look

    ## 2

    \(mark)what to think about there

    ## 3

    \(mark)what to use, and never the answer

    """
  }

  private var wrongAnswer: String {
    """
    // caught by: '\(testName)' - \(mark)the mistake in one sentence
    public func answer() -> Int {
      41
    }

    """
  }

  private func quoted(_ text: String) -> String {
    let bytes = try? JSONEncoder().encode(text)
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
