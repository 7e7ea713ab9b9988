import Foundation

extension Course {
  /// Adds an exercise with everything that one needs, and marks in it what is left to write.
  ///
  /// Its number follows the last one.
  public func addExercise(titled title: String) throws(Scaffold.Failure) -> Scaffold {
    let name = try folderName(
      for: title, in: .exercises, taken: exercises.map { ($0.slug, $0.id) },
      numbers: exercises.map(\.number))
    let template = ExerciseTemplate(title: title, uuid: UUID())
    return try add(template.files, as: name, to: .exercises)
  }

  /// Adds a lesson with one step of each kind, and marks in it what is left to write.
  ///
  /// Its number follows the last one.
  public func addLesson(titled title: String) throws(Scaffold.Failure) -> Scaffold {
    let name = try folderName(
      for: title, in: .lessons, taken: lessons.map { ($0.slug, $0.id) },
      numbers: lessons.map(\.number))
    return try add(LessonTemplate(title: title).files, as: name, to: .lessons)
  }

  private func folderName(
    for title: String, in part: CourseLoader.Part, taken: [(slug: String, id: String)],
    numbers: [Int]
  ) throws(Scaffold.Failure) -> FolderName {
    // Folders that did not load have their numbers and names too.
    let folders = Folder.entries(of: root.appending(path: part.rawValue)).map(\.name)
    let names = folders.compactMap { name in FolderName(name).map { ($0, name) } }
    let number = ((names.map(\.0.number) + numbers).max() ?? 0) + 1
    guard number <= 999 else { throw .noNumber }
    guard let name = FolderName(number: number, title: title) else { throw .title(title) }
    let others = taken.map { ($0.slug, $0.id) } + names.map { ($0.0.slug, $0.1) }
    if let other = others.first(where: { $0.0 == name.slug }) {
      throw .taken(slug: name.slug, by: other.1)
    }
    return name
  }

  private func add(
    _ contents: [(name: String, text: String)], as name: FolderName, to part: CourseLoader.Part
  ) throws(Scaffold.Failure) -> Scaffold {
    let folder = root.appending(path: "\(part.rawValue)/\(name.text)", directoryHint: .isDirectory)
    let disk = DurableFile()
    do throws(FileError) {
      for (name, text) in contents {
        let file = folder.appending(path: name, directoryHint: .notDirectory)
        try disk.createFolder(file.deletingLastPathComponent())
        try disk.create(file, with: Data(text.utf8))
      }
    } catch {
      throw .file(error)
    }
    let place = "\(part.rawValue)/\(name.text)"
    let problems = (try? Course.load(at: root))?.problems() ?? []
    return Scaffold(
      folder: folder, files: contents.map { "\(place)/\($0.name)" },
      leftToWrite: problems.filter { $0.place.hasPrefix(place + "/") })
  }
}
