import Foundation

/// One text of a course, looked at for what any text can have wrong.
struct CourseText {
  /// What a scaffold puts before each thing that is left to write.
  static let mark = "TO WRITE: "

  private let url: URL
  private let place: String
  private let text: String
  private let failure: FileError?

  /// Reads a file; one that cannot be read has nothing in it.
  init(_ url: URL, place: String) {
    self.url = url
    self.place = place
    var (text, failure): (String, FileError?) = ("", nil)
    do throws(FileError) { text = try TextFile.read(url) } catch { failure = error }
    (self.text, self.failure) = (text, failure)
  }

  /// Whether a scaffold left this for the instructor to write.
  static func isMarked(_ text: String) -> Bool { text.contains(mark) }

  /// Whether a file is another in some language: `lesson.zh-Hans.md` is `lesson.md`.
  static func isTranslation(_ name: String, of original: String) -> Bool {
    let parts = name.split(separator: ".")
    let originalParts = original.split(separator: ".")
    return parts.count == 3 && parts.first == originalParts.first
      && parts.last == originalParts.last
      && parts[1].allSatisfy { $0.isLetter || $0 == "-" }
  }

  /// Whether it is unreadable or empty, what is left to write in it, and, in Markdown, which links
  /// lead nowhere.
  func problems(purpose: String) -> [CourseProblem] {
    if let failure {
      // A file that is missing is for its folder to report.
      return failure.code == ENOENT ? [] : [CourseProblem(place, .unreadable(failure))]
    }
    if text.allSatisfy(\.isWhitespace) { return [CourseProblem(place, .empty(purpose: purpose))] }
    return stillToWrite() + (url.pathExtension == "md" ? linkProblems() : [])
  }

  /// What is left to write in it.
  func stillToWrite() -> [CourseProblem] {
    guard text.contains(Self.mark) else { return [] }
    return TextFile.lines(of: text).enumerated().flatMap { index, line in
      line.split(separator: Self.mark, omittingEmptySubsequences: false).dropFirst().map { rest in
        let what = rest.prefix { !"\"`'".contains($0) }.withoutOuterSpace
        return CourseProblem(place, line: index + 1, .stillToWrite(what: what))
      }
    }
  }

  private func linkProblems() -> [CourseProblem] {
    Markdown.links(in: text).compactMap { link in
      guard let fact = linkProblem(link.target) else { return nil }
      return CourseProblem(place, line: link.line, fact)
    }
  }

  private func linkProblem(_ target: String) -> CourseProblem.Fact? {
    if target.contains("://") || target.hasPrefix("mailto:") { return nil }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].removingPercentEncoding ?? String(parts[0])
    let file = path.isEmpty ? url : url.deletingLastPathComponent().appending(path: path)
    guard !target.isEmpty, FileManager.default.fileExists(atPath: file.path) else {
      return .brokenLink(target)
    }
    guard parts.count > 1, file.pathExtension == "md" else { return nil }
    let anchors = (try? TextFile.read(file)).map(Markdown.anchors(in:)) ?? []
    return anchors.contains(String(parts[1])) ? nil : .brokenAnchor(String(parts[1]))
  }
}
