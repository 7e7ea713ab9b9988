import Foundation

/// Reads one exercise's folder.
struct ExerciseLoader {
  /// What has been read; nil if there is too little to work with.
  private(set) var exercise: Exercise?
  /// What could not be made sense of.
  private(set) var problems: [CourseProblem] = []

  private let place: String
  private let folder: URL

  /// Reads a folder whose name has been taken apart.
  init(_ folder: URL, name: FolderName, place: String) {
    self.folder = folder
    self.place = place
    guard let metadata = readMetadata() else { return }
    var exercise = Exercise(
      number: name.number, slug: name.slug, title: metadata.title, lesson: metadata.lesson,
      folder: folder, uuid: metadata.id, starts: metadata.starts, after: metadata.after,
      limits: metadata.limits)
    if let text = text(of: .hints) {
      let parsed = HintsParser.parse(text, place: path(of: .hints))
      exercise.hints = parsed.hints
      problems += parsed.problems
    }
    if let text = text(of: .tests) { exercise.tests = TestScanner.tests(in: text) }
    exercise.wrongAnswers = readWrongAnswers()
    self.exercise = exercise
  }

  private func path(of file: Exercise.File) -> String { "\(place)/\(file.rawValue)" }

  private mutating func readMetadata() -> ExerciseMetadata? {
    guard let text = text(of: .metadata) else {
      let path = path(of: .metadata)
      if !problems.contains(where: { $0.place == path }) {
        problems.append(CourseProblem(path, .missing(purpose: Exercise.File.metadata.purpose)))
      }
      return nil
    }
    let reader = ExerciseMetadataReader(text, place: path(of: .metadata))
    problems += reader.problems
    return reader.metadata
  }

  /// The text of a file; nil if it is not there, which is for `problems()` to say.
  private mutating func text(of file: Exercise.File) -> String? {
    read(folder.appending(path: file.rawValue), place: path(of: file))
  }

  private mutating func read(_ url: URL, place: String) -> String? {
    do throws(FileError) {
      return try TextFile.read(url)
    } catch {
      if error.code != ENOENT { problems.append(CourseProblem(place, .unreadable(error))) }
      return nil
    }
  }

  private mutating func readWrongAnswers() -> [WrongAnswer] {
    let wrong = folder.appending(path: Exercise.wrongAnswersFolder)
    var answers: [WrongAnswer] = []
    for entry in Folder.entries(of: wrong) where entry.name.hasSuffix(".swift") && !entry.isFolder {
      let file = wrong.appending(path: entry.name)
      let path = "\(place)/\(Exercise.wrongAnswersFolder)/\(entry.name)"
      guard let text = read(file, place: path) else { continue }
      do throws(CourseProblem.Fact) {
        let header = try ExpectationParser.header(TextFile.lines(of: text)[0])
        answers.append(WrongAnswer(file: file, caughtBy: header.caughtBy, mistake: header.mistake))
      } catch {
        problems.append(CourseProblem(path, line: 1, error))
      }
    }
    return answers
  }
}
