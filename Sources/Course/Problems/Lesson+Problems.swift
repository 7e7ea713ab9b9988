import Foundation

extension Lesson {
  /// The most words that a page may have.
  static let mostWords = 200

  /// Its folder, from the course's.
  var place: String { "\(CourseLoader.Part.lessons.rawValue)/\(id)" }

  /// What is wrong with its folder and its text, apart from what parsing has said.
  func folderProblems() -> [CourseProblem] {
    var problems = CourseText(file, place: "\(place)/\(Self.fileName)")
      .problems(purpose: "the title and the steps")
    for entry in Folder.entries(of: folder) {
      if entry.isFolder, entry.name == Self.demosFolder { continue }
      let belongs =
        !entry.isFolder
        && (entry.name == Self.fileName || CourseText.isTranslation(entry.name, of: Self.fileName))
      if !belongs { problems.append(CourseProblem("\(place)/\(entry.name)", .doesNotBelong)) }
    }
    problems += demoProblems()
    for step in steps {
      let words = Markdown.words(in: step.text)
      guard words > Self.mostWords else { continue }
      problems.append(
        CourseProblem("\(place)/\(Self.fileName)", line: step.line, .longPage(words: words)))
    }
    return problems
  }

  /// What is wrong with its demos, and with the steps that run one.
  private func demoProblems() -> [CourseProblem] {
    let folder = folder.appending(path: Self.demosFolder)
    var problems: [CourseProblem] = []
    for entry in Folder.entries(of: folder) {
      let place = "\(place)/\(Self.demosFolder)/\(entry.name)"
      if entry.isFolder || !entry.name.hasSuffix(".swift") {
        problems.append(CourseProblem(place, .doesNotBelong))
      } else {
        problems += CourseText(folder.appending(path: entry.name), place: place)
          .problems(purpose: Exercise.File.demo.purpose)
      }
    }
    let names = demos.map(Self.name(ofDemo:))
    for step in steps {
      guard case .run(let wanted) = step.activity else { continue }
      for name in wanted where !names.contains(name) {
        problems.append(
          CourseProblem(
            "\(place)/\(Self.fileName)", line: step.line,
            .unknownDemo(name, suggestion: closest(to: name, among: names))))
      }
    }
    return problems
  }
}
