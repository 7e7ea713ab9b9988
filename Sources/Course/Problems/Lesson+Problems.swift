import Foundation

extension Lesson {
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
    return problems
  }
}
