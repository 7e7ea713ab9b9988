import Grading
import Pictures
import Terminal
import Trace

/// Something of a verdict that can be looked at: a counterexample, or a run.
struct KeptPicture: Hashable {
  /// What it shows.
  enum Content: Hashable {
    /// A schedule; the number of its search in the test counts from 0.
    case finding(Finding, search: Int?)
    case run(Run)
  }

  /// Its number on screen, counted from 1.
  var number: Int
  /// The name of its test.
  var test: String
  /// How the test went.
  var outcome: Verdict.Test.Outcome
  /// What was observed in the test, if something was wrong, as a sentence; empty if nothing was.
  var observed = ""
  /// The search that found it, where this is the first of what it found.
  var search: Exploration?
  var content: Content

  /// Every picture of a verdict: first of the tests that are not passed, then of the others.
  static func all(of verdict: Verdict) -> [KeptPicture] {
    var pictures: [KeptPicture] = []
    for test in verdict.testsByInterest {
      let searches = test.explorations.enumerated().flatMap { index, exploration in
        exploration.findings.enumerated().map { place, finding in
          (Content.finding(finding, search: index), place == 0 ? exploration : nil)
        }
      }
      let runs = test.runs.flatMap { run -> [(Content, Exploration?)] in
        let found = run.findings.map { (Content.finding($0, search: nil), Exploration?.none) }
        return run.intervals.isEmpty ? found : [(.run(run), nil)] + found
      }
      for (content, search) in searches + runs {
        pictures.append(
          KeptPicture(
            number: pictures.count + 1, test: test.name, outcome: test.outcome,
            observed: test.observed, search: search, content: content))
      }
    }
    return pictures
  }

  /// The first schedule that fails, to be stepped through; nil if no search found one.
  static func steppable(in verdict: Verdict) -> KeptPicture? {
    all(of: verdict).first { picture in
      guard case .finding(let finding, .some) = picture.content else { return false }
      return !finding.steps.isEmpty
    }
  }

  /// The picture in full: no step is folded, and no row is left out.
  func lines(
    on surface: Surface, source: SourceText, view: TimelineView = .whole
  ) -> [Line] {
    switch content {
    case .run(let run): return view.timeline(run).lines(on: surface, height: Self.unlimited)
    case .finding(let finding, _):
      var whole = finding
      for index in whole.steps.indices { whole.steps[index].folded = false }
      let parts = [
        finding.accesses.isEmpty ? [] : RacePicture(finding, source: source).lines(on: surface),
        InterleavingTable(whole, source: source).lines(on: surface, height: Self.unlimited),
        finding.waits.contains { !$0.resource.isEmpty }
          ? WaitingPicture(finding, source: source).lines(on: surface, height: Self.unlimited) : [],
      ]
      return Array(parts.filter { !$0.isEmpty }.joined(separator: [.blank]))
    }
  }

  private static let unlimited = 1_000_000

  /// What stands above it, in a sentence or two.
  func statement(source: SourceText) -> String {
    switch content {
    case .run(let run):
      let time = TimeText.words(run.elapsed)
      let clock = run.clock == .virtual ? " of simulated time" : ""
      let facts = "It took \(time)\(clock) on \(Words.count(run.cores, "core"))."
      return observed.isEmpty ? facts : "\(observed) \(facts)"
    case .finding(let finding, _):
      let lead = FindingPicture(finding, source: source).lead(of: search)
      return [Words.sentence(finding.headline), lead].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// The schedule that it shows, to be run again; nil if it shows none.
  var schedule: String? {
    guard case .finding(let finding, _) = content, !finding.steps.isEmpty else { return nil }
    return finding.schedule
  }

  // MARK: Files

  /// The picture as a part of a page.
  var section: Page.Section {
    switch content {
    case .run(let run):
      Page.Section(
        heading: test, note: observed,
        status: "\(Words.outcome(outcome)), \(TimeText.words(run.elapsed))",
        isWrong: !observed.isEmpty, content: .run(run))
    case .finding(let finding, _):
      // What was found stands in the figure itself.
      Page.Section(
        heading: test, status: finding.kind.words.lowercased(), isWrong: finding.kind != .shown,
        content: .finding(finding), search: search)
    }
  }

  /// The picture in SVG.
  func svg(
    titled title: String, source: SourceText, view: TimelineView = .whole
  ) -> String {
    switch content {
    case .run(let run): SVG(view.timeline(run), title: "\(title): \(test)").text
    case .finding(let finding, _): SVG(finding, title: "\(title): \(test)", source: source).text
    }
  }

  /// The picture as a trace for Perfetto.
  func perfetto(titled title: String) -> String {
    switch content {
    case .run(let run): PerfettoTrace(run, title: "\(title): \(test)").json
    case .finding(let finding, _): PerfettoTrace(finding, title: "\(title): \(test)").json
    }
  }
}

extension Verdict {
  /// The tests, those that are not passed first.
  var testsByInterest: [Test] {
    tests.filter { $0.outcome != .passed } + tests.filter { $0.outcome == .passed }
  }
}

extension Verdict.Test {
  /// What was wrong, as a sentence with a capital; empty if nothing was.
  var observed: String {
    guard outcome != .passed, let message = messages.first else { return "" }
    return Words.sentence(ObservedText(message).sentence)
  }
}
