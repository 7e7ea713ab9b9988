import Foundation

extension Exercise {
  /// Its folder, from the course's.
  var place: String { "\(CourseLoader.Part.exercises.rawValue)/\(id)" }

  /// One of its files, from the course's folder.
  func place(of file: File) -> String { "\(place)/\(file.rawValue)" }

  /// What is wrong with its folder, apart from what loading has said.
  func problems(in course: Course) -> [CourseProblem] {
    fileProblems() + referenceProblems(in: course) + testProblems() + wrongAnswerProblems()
  }

  private func fileProblems() -> [CourseProblem] {
    var problems: [CourseProblem] = []
    let entries = Folder.entries(of: folder)
    for file in File.allCases where file != .metadata {
      guard entries.contains(where: { $0.name == file.rawValue && !$0.isFolder }) else {
        if file.isRequired {
          problems.append(CourseProblem(place(of: file), .missing(purpose: file.purpose)))
        }
        continue
      }
      problems += CourseText(url(of: file), place: place(of: file)).problems(purpose: file.purpose)
    }
    problems += CourseText(url(of: .metadata), place: place(of: .metadata)).stillToWrite()
    for entry in entries where !Self.belongs(entry) {
      problems.append(CourseProblem("\(place)/\(entry.name)", .doesNotBelong))
    }
    return problems
  }

  /// Whether a file may be in an exercise's folder; README.zh-Hans.md is README.md in Chinese.
  private static func belongs(_ entry: Folder.Entry) -> Bool {
    if entry.isFolder { return entry.name == wrongAnswersFolder }
    if File(rawValue: entry.name) != nil { return true }
    return CourseText.isTranslation(entry.name, of: File.readme.rawValue)
      || CourseText.isTranslation(entry.name, of: File.hints.rawValue)
  }

  private func referenceProblems(in course: Course) -> [CourseProblem] {
    let text = (try? TextFile.read(url(of: .metadata))) ?? ""
    let reader = ExerciseMetadataReader(text, place: place(of: .metadata))
    func problem(_ key: ExerciseMetadata.Key, _ fact: CourseProblem.Fact) -> CourseProblem {
      CourseProblem(place(of: .metadata), line: reader.line(of: key), fact)
    }
    var problems: [CourseProblem] = []
    if course.lesson(of: self) == nil, !CourseText.isMarked(lesson) {
      let lessons = course.lessons.map(\.id)
      problems.append(
        problem(.lesson, .unknownLesson(lesson, suggestion: closest(to: lesson, among: lessons))))
    }
    for number in after {
      if !course.exercises.contains(where: { $0.number == number }) {
        problems.append(problem(.after, .unknownAfter(number)))
      } else if number >= self.number {
        problems.append(problem(.after, .laterAfter(number)))
      }
    }
    if let fact = unknownTest(in: starts) { problems.append(problem(.starts, fact)) }
    return problems
  }

  private func testProblems() -> [CourseProblem] {
    guard FileManager.default.fileExists(atPath: url(of: .tests).path) else { return [] }
    if tests.isEmpty { return [CourseProblem(place(of: .tests), .noTests)] }
    return tests.indices.compactMap { index in
      let test = tests[index]
      guard tests[..<index].contains(where: { $0.name == test.name }) else { return nil }
      return CourseProblem(place(of: .tests), line: test.line, .testTwice(test.name))
    }
  }

  private func wrongAnswerProblems() -> [CourseProblem] {
    let folder = folder.appending(path: Self.wrongAnswersFolder)
    let place = "\(place)/\(Self.wrongAnswersFolder)"
    let entries = Folder.entries(of: folder)
    var problems: [CourseProblem] = []
    for entry in entries {
      if entry.isFolder || !entry.name.hasSuffix(".swift") {
        problems.append(CourseProblem("\(place)/\(entry.name)", .doesNotBelong))
      } else {
        let text = CourseText(folder.appending(path: entry.name), place: "\(place)/\(entry.name)")
        problems += text.stillToWrite()
      }
    }
    for answer in wrongAnswers {
      guard let fact = unknownTest(in: answer.caughtBy) else { continue }
      problems.append(CourseProblem("\(place)/\(answer.file.lastPathComponent)", line: 1, fact))
    }
    if !entries.contains(where: { $0.name.hasSuffix(".swift") }) {
      problems.append(CourseProblem(place, .noWrongAnswers))
    }
    return problems
  }

  private func unknownTest(in expectation: Expectation) -> CourseProblem.Fact? {
    guard case .fails(let name) = expectation, !tests.contains(where: { $0.name == name }),
      !tests.isEmpty
    else { return nil }
    return .unknownTest(name, suggestion: closest(to: name, among: tests.map(\.name)))
  }
}
