import Foundation

/// Reads the two folders of a course.
struct CourseLoader {
  /// The names of the two folders.
  enum Part: String {
    case exercises, lessons
  }

  private let root: URL
  private var problems: [CourseProblem] = []

  /// Prepares to read a course.
  init(root: URL) {
    self.root = root
  }

  /// Reads it all.
  mutating func load() throws(CourseError) -> Course {
    guard
      [Part.exercises, .lessons].contains(where: {
        Folder.isFolder(root.appending(path: $0.rawValue))
      })
    else { throw .noCourse(at: root) }
    let lessons = named(.lessons).compactMap {
      readLesson($0.folder, name: $0.name, place: $0.place)
    }
    let exercises = named(.exercises).compactMap { item in
      let loader = ExerciseLoader(item.folder, name: item.name, place: item.place)
      problems += loader.problems
      return loader.exercise
    }
    return Course(
      root: root, lessons: lessons.sorted { $0.number < $1.number },
      exercises: exercises.sorted { $0.number < $1.number }, loadingProblems: problems)
  }

  /// The folders of a part whose names are a number and a slug.
  private mutating func named(
    _ part: Part
  ) -> [(folder: URL, name: FolderName, place: String)] {
    let parent = root.appending(path: part.rawValue)
    var found: [(folder: URL, name: FolderName, place: String)] = []
    for entry in Folder.entries(of: parent) {
      let place = "\(part.rawValue)/\(entry.name)"
      if !entry.isFolder {
        problems.append(CourseProblem(place, .doesNotBelong))
      } else if let name = FolderName(entry.name) {
        let folder = parent.appending(path: entry.name, directoryHint: .isDirectory)
        found.append((folder, name, place))
      } else {
        problems.append(CourseProblem(place, .folderName))
      }
    }
    return found
  }

  private mutating func readLesson(_ folder: URL, name: FolderName, place: String) -> Lesson? {
    let place = "\(place)/\(Lesson.fileName)"
    do throws(FileError) {
      let text = try TextFile.read(folder.appending(path: Lesson.fileName))
      let parser = LessonParser(text, place: place)
      problems += parser.problems
      return Lesson(
        number: name.number, slug: name.slug, title: parser.title, folder: folder,
        steps: parser.steps)
    } catch {
      let fact: CourseProblem.Fact =
        error.code == ENOENT ? .missing(purpose: "the title and the steps") : .unreadable(error)
      problems.append(CourseProblem(place, fact))
      return nil
    }
  }
}
