import Course
import Foundation
import Grading
import Pictures
import Terminal
import Trace

/// Writes what a check saw for whoever reads files: a browser, a README, Perfetto, a program.
struct TraceFiles {
  private let session: Session
  private let kept: KeptVerdict
  private let pictures: [KeptPicture]
  private let exercise: Exercise
  private let view: TimelineView

  init(
    _ session: Session, kept: KeptVerdict, pictures: [KeptPicture], exercise: Exercise,
    view: TimelineView
  ) {
    self.session = session
    self.kept = kept
    self.pictures = pictures
    self.exercise = exercise
    self.view = view
  }

  /// Writes what was asked for; false if nothing was.
  func write() throws -> Bool {
    var isAsked = false
    for format in [OptionName.json, .html, .svg, .perfetto] {
      guard let path = session.invocation.options[format] else { continue }
      isAsked = true
      try write(try text(format), to: path.isEmpty ? "-" : path)
    }
    return isAsked
  }

  private func text(_ format: OptionName) throws -> String {
    switch format {
    case .html: page.html
    case .svg: try one(format).svg(titled: title, source: kept.sourceText, view: view)
    case .perfetto: try one(format).perfetto(titled: title)
    default: try session.encoded(listing)
    }
  }

  private var title: String { Words.heading(of: kept.verdict.exercise) }

  private var page: Page {
    let outcome = Words.sentence(Words.outcome(kept.verdict.outcome))
    let sections = self.sections
    let explanation = Words.sentence(kept.verdict.explanation.observed)
    return Page(
      title: title,
      subtitle: sections.isEmpty || kept.verdict.outcome == .passed
        ? "\(outcome) \(explanation)" : outcome,
      sections: sections, source: kept.sourceText)
  }

  /// The pictures, and in the place of those that a test does not have, what was observed in it and what its
  /// searches came to.
  private var sections: [Page.Section] {
    guard session.invocation.options[.test] == nil else { return pictures.map(\.section) }
    return kept.verdict.testsByInterest.flatMap { test -> [Page.Section] in
      let drawn = pictures.filter { $0.test == test.name }.map(\.section)
      let note = drawn.isEmpty ? test.observed : ""
      let searches = test.explorations.filter(\.findings.isEmpty).map(Optional.some)
      let told = searches.isEmpty && !note.isEmpty ? [nil] : searches
      return drawn
        + told.enumerated().map { index, search in
          Page.Section(
            heading: test.name, note: index == 0 ? note : "", status: Words.outcome(test.outcome),
            isWrong: test.outcome != .passed, content: .nothing, search: search)
        }
    }
  }

  /// The picture for a format that has room for one.
  private func one(_ format: OptionName) throws -> KeptPicture {
    guard let first = pictures.first else {
      throw SessionError.noPictures(exercise: exercise.digits)
    }
    if pictures.count > 1 {
      let numbers = pictures.map { "\($0.number)" }
      try session.notify(
        "\(format.flag) shows one picture, here number \(first.number); --test N chooses among \(Words.list(numbers))"
      )
    }
    return first
  }

  /// What `--json` says.
  private var listing: Listing {
    let names = Set(pictures.map(\.test))
    let isAll = session.invocation.options[.test] == nil
    var verdict = kept.verdict
    verdict.tests = verdict.tests.filter { isAll || names.contains($0.name) }
    return Listing(
      time: kept.time, isSubmission: kept.isSubmission, file: kept.file, source: kept.source,
      hasChanged: kept.hasChanged, isCut: kept.isCut, verdict: verdict)
  }

  private struct Listing: Encodable {
    var version = KeptVerdict.version
    var time: Date
    var isSubmission: Bool
    var file: String
    var source: String?
    var hasChanged: Bool
    var isCut: Bool
    var verdict: Verdict
  }

  private func write(_ text: String, to path: String) throws {
    guard path != "-" else { return try session.output.write(bytes: text) }
    let file = URL(filePath: path)
    try AnswerFile.write(Data(text.utf8), to: file, named: path)
    try session.write([Line(" Written: \(path) (\(Words.bytes(text.utf8.count)))")])
  }
}
