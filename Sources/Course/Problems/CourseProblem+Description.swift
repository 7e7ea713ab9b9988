extension CourseProblem.Fact: CustomStringConvertible {
  /// What is wrong and, where it is not plain, what to do about it.
  public var description: String {
    fileDescription ?? metadataDescription ?? testDescription ?? lessonDescription
      ?? linkDescription
  }

  private var fileDescription: String? {
    switch self {
    case .folderName:
      "the name is not a number, a hyphen and words in small letters; name it like '09-atomic-add'"
    case .numberTaken(let other): "has the same number as '\(other)'; give one of them another"
    case .slugTaken(let other): "has the same words as '\(other)'; give one of them others"
    case .missing(let purpose): "is missing; it holds \(purpose)"
    case .empty(let purpose): "is empty; it holds \(purpose)"
    case .unreadable(let error): error.reason
    case .doesNotBelong: "does not belong here; move it away or remove it"
    case .stillToWrite(let what): "still to write: \(what)"
    default: nil
    }
  }

  private var metadataDescription: String? {
    switch self {
    case .notJSON(let reason): "is not JSON: \(reason)"
    case .missingKey(let key): "'\(key)' is missing"
    case .unknownKey(let key, let suggestion):
      "'\(key)' is not known" + Self.didYouMean(suggestion, else: "; remove it")
    case .wrongValue(let key, let expected): "'\(key)' must be \(expected)"
    case .uuidTaken(let other):
      "'id' is also that of '\(other)'; an exercise that began as a copy needs one of its own"
    case .unknownLesson(let name, let suggestion):
      "lesson '\(name)' is not there" + Self.didYouMean(suggestion)
    case .unknownAfter(let number): "'after' names exercise \(number), which is not there"
    case .laterAfter(let number): "'after' names exercise \(number), which does not come earlier"
    case .notReached(let id, let lesson):
      "no lesson leads here; write the step '!exercise \(id)' in lessons/\(lesson)/lesson.md"
    default: nil
    }
  }

  private var testDescription: String? {
    switch self {
    case .noTests: "declares no test; a test is a function with '@Test'"
    case .testTwice(let name): "test '\(name)' is declared twice"
    case .missingHint(let level): "hint \(level) is missing; it stands below a line '## \(level)'"
    case .emptyHint(let level): "hint \(level) says nothing"
    case .unexpectedHint(let heading):
      "'\(heading)' is not the next hint; the headings are '## 1', '## 2' and '## 3'"
    case .noWrongAnswers:
      "holds no wrong answer; write one for each mistake that the tests must catch"
    case .wrongHeader:
      "the first line must read: // caught by: 'name of test' - the mistake in one sentence"
    case .unknownTest(let name, let suggestion):
      "Tests.swift has no test '\(name)'" + Self.didYouMean(suggestion)
    case .unknownEnding(let word, let suggestion):
      "'\(word)' is not a way to end"
        + Self.didYouMean(suggestion, else: "; a test's name stands in quotation marks")
    default: nil
    }
  }

  private var lessonDescription: String? {
    switch self {
    case .noTitle: "the first line must be the title: '# Waiting is not working'"
    case .noSteps: "has no steps; they stand below the title, with '---' between them"
    case .emptyStep: "the step is empty"
    case .longPage(let words):
      "the page has \(words) words; more than 200 are too many for a screen"
    case .twoActivities:
      "the step has two things to do; a step has one question, exercise or run"
    case .noPrompt: "the answer belongs to no question; a question is a line that begins with '? '"
    case .fewAnswers: "the question has fewer than two answers"
    case .rightAnswers(0): "no answer is right; mark one with '[x]'"
    case .rightAnswers(let count): "\(count) answers are right; mark one with '[x]'"
    case .unexplained(let answer): "answer '\(answer)' has no explanation; write it after ' :: '"
    case .unknownDirective(let text):
      "'\(text)' is not known; there are '!exercise NN-slug' and '!run NAME'"
    case .unknownExercise(let name, let suggestion):
      "exercise '\(name)' is not there" + Self.didYouMean(suggestion)
    case .unknownDemo(let name, let suggestion):
      "the lesson has no 'demos/\(name).swift'" + Self.didYouMean(suggestion)
    case .demoTaken(let other): "'\(other)' has this name too; give one of them another"
    case .exerciseElsewhere(let lesson): "the exercise says that lesson '\(lesson)' leads to it"
    case .exerciseTwice: "the exercise has come before; lead to it once"
    case .outOfOrder(let number):
      "the exercise comes after \(number); exercises come in the order of their numbers"
    default: nil
    }
  }

  private var linkDescription: String {
    switch self {
    case .brokenLink(let target): "the link to '\(target)' leads nowhere"
    case .brokenAnchor(let anchor):
      "the link to '#\(anchor)' leads nowhere; no heading is called so"
    default: ""
    }
  }

  private static func didYouMean(_ suggestion: String?, else rest: String = "") -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? rest
  }
}
