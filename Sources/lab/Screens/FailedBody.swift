import Grading
import Pictures
import Terminal
import Trace

/// A failure with its witness: the first test that failed, what was observed, and the smallest
/// picture that shows it.
struct FailedBody {
  var verdict: Verdict
  var source: SourceText
  /// The tests, to quote from.
  var tests: TestText?

  /// The most lines of the program's own output.
  private static let outputHeight = 4
  /// The most lines of a message beyond its first.
  private static let messageHeight = 8

  func lines(on surface: Surface, height: Int) -> [Line] {
    let statement = observed(on: surface)
    let others = otherTests(on: surface)
    let output = programOutput(on: surface)
    var room = height - statement.count - others.count - output.count - 2
    let picture = picture(on: surface, height: max(room - (hasExcerpt ? 4 : 0), 7))
    let shown = picture.isEmpty ? [] : [.blank] + picture
    room -= shown.count
    return [.blank] + statement + shown + excerpt(on: surface, height: room) + others + output
  }

  /// Whether the failing test is quoted: where no steps of a finding show what it is about.
  var hasExcerpt: Bool {
    let isShown = finding.map { !FindingPicture($0, source: source).isSilent } ?? false
    return !isShown && quoted != nil
  }

  private var quoted: TestText.Excerpt? {
    test.flatMap { test in tests?.excerpt(of: test.name, at: test.position) }
  }

  /// The most lines of a test.
  private static let excerptHeight = 6

  private func excerpt(on surface: Surface, height: Int) -> [Line] {
    guard hasExcerpt, let quoted else { return [] }
    let lines = quoted.lines(limit: min(max(height - 2, 1), Self.excerptHeight))
    let width = lines.map { "\($0.number)".count }.max() ?? 0
    let heading = Line(" What the test asks", .strong)
    let file = Line("exercises/\(verdict.exercise)/Tests.swift", .faint)
    return [.blank] + surface.ends(heading, file)
      + lines.map { line in
        let code = Line(surface.glyphs.fit(line.text.visible), .code)
        return
          ("   " + Line("\(line.number)", .faint).paddedLeft(to: width)
          + Line(" \(surface.glyphs.margin) ", .faint) + code)
          .truncated(to: surface.width, mark: surface.glyphs.ellipsis)
      }
  }

  /// The test that the screen is about.
  var test: Verdict.Test? {
    verdict.tests.first { $0.outcome != .passed && $0.outcome != .notRun }
  }

  /// What was found wrong in it, the simplest failure first.
  private var finding: Finding? {
    search?.findings.first ?? test?.runs.lazy.compactMap(\.findings.first).first
  }

  /// The search that found it.
  private var search: Exploration? {
    test?.explorations.first { $0.verdict == .refuted }
  }

  private func observed(on surface: Surface) -> [Line] {
    guard let test else {
      return surface.paragraph(
        Markdown.line(Words.sentence(verdict.explanation.observed), on: surface))
    }
    let text = ObservedText(message(of: test))
    let lead = finding.map { FindingPicture($0, source: source).lead(of: search) } ?? ""
    let sentence = [Words.sentence(text.sentence), lead].filter { !$0.isEmpty }
      .joined(separator: " ")
    let rest = finding == nil ? text.details.prefix(Self.messageHeight) : []
    return surface.paragraph("'\(test.name, .strong)' \(Words.outcome(test.outcome))")
      + (sentence.isEmpty ? [] : surface.paragraph(Line(sentence)))
      + (rest.isEmpty ? [] : [.blank])
      + rest.map { Line("   \($0)").truncated(to: surface.width, mark: surface.glyphs.ellipsis) }
  }

  /// What was observed in a test: its own words, or the verdict's where those say more.
  private func message(of test: Verdict.Test) -> String {
    let observed = verdict.explanation.observed
    guard verdict.outcome == .failed || verdict.outcome == .deadlocked else {
      let lead = "during '\(test.name)' "
      return observed.hasPrefix(lead) ? String(observed.dropFirst(lead.count)) : observed
    }
    return test.messages.first ?? finding?.headline ?? observed
  }

  private func picture(on surface: Surface, height: Int) -> [Line] {
    if let finding {
      let lines = FindingPicture(finding, source: source).lines(on: surface, height: height)
      if !lines.isEmpty { return lines }
    }
    guard let run = test?.runs.last, !run.intervals.isEmpty else { return [] }
    return Timeline(run).lines(on: surface, height: height)
  }

  private func otherTests(on surface: Surface) -> [Line] {
    let others = verdict.tests.filter {
      $0 != test && $0.outcome != .passed && $0.outcome != .notRun
    }
    guard !others.isEmpty else { return [] }
    let name = "'\(others[0].name)'"
    let shown = others.count == 1 ? name : Words.count(others.count, "other test")
    let line = Line(" Also not passed: \(shown)", .faint)
    return [.blank, line.truncated(to: surface.width, mark: surface.glyphs.ellipsis)]
  }

  private func programOutput(on surface: Surface) -> [Line] {
    // What the runtime adds after a fatal error says nothing about the learner's lines.
    let lines = verdict.output.split(whereSeparator: \.isNewline)
      .prefix { !$0.hasPrefix("Current stack trace:") }
    guard !lines.isEmpty else { return [] }
    let first = lines.prefix(lines.count > Self.outputHeight ? Self.outputHeight - 1 : lines.count)
    let left = lines.count - first.count
    let mark = surface.glyphs.ellipsis
    let more = left > 0 ? [Line("   \(mark) \(Words.count(left, "more line"))", .faint)] : []
    return [.blank] + surface.paragraph(Line("Your program printed", .faint))
      + first.map { Line("   \($0)", .code).truncated(to: surface.width, mark: mark) } + more
  }
}
