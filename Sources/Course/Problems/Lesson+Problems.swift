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
      let belongs =
        !entry.isFolder
        && (entry.name == Self.fileName || CourseText.isTranslation(entry.name, of: Self.fileName))
      if !belongs { problems.append(CourseProblem("\(place)/\(entry.name)", .doesNotBelong)) }
    }
    for step in steps {
      let words = Markdown.words(in: step.text)
      guard words > Self.mostWords else { continue }
      problems.append(
        CourseProblem("\(place)/\(Self.fileName)", line: step.line, .longPage(words: words)))
    }
    return problems
  }
}
