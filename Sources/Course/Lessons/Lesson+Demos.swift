public import Foundation

extension Lesson {
  /// The programs that the lesson shows at work, by name.
  public var demos: [URL] {
    let folder = folder.appending(path: Self.demosFolder, directoryHint: .isDirectory)
    return Folder.entries(of: folder).filter { !$0.isFolder && $0.name.hasSuffix(".swift") }
      .map { folder.appending(path: $0.name, directoryHint: .notDirectory) }
  }

  /// The lesson's demo of this name, if it has one.
  public func demo(named name: String) -> URL? {
    demos.first { Self.name(ofDemo: $0) == name }
  }

  /// What is typed to name a demo: its file's name without the ending.
  public static func name(ofDemo file: URL) -> String {
    file.deletingPathExtension().lastPathComponent
  }
}

extension Course {
  /// A lesson's demo of this name, of the first lesson that has one.
  public func demo(named name: String) -> (lesson: Lesson, file: URL)? {
    for lesson in lessons {
      if let file = lesson.demo(named: name) { return (lesson, file) }
    }
    return nil
  }

  /// Demos of two lessons that have one name.
  func demoProblems() -> [CourseProblem] {
    var owners: [String: Lesson] = [:]
    var problems: [CourseProblem] = []
    for lesson in lessons {
      for file in lesson.demos {
        let place = "\(lesson.place)/\(Lesson.demosFolder)/\(file.lastPathComponent)"
        if let owner = owners[file.lastPathComponent] {
          problems.append(CourseProblem(place, .demoTaken(by: owner.place)))
        }
        owners[file.lastPathComponent] = owners[file.lastPathComponent] ?? lesson
      }
    }
    return problems
  }
}
