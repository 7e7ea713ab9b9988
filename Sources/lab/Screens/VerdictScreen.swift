import Grading
import Pictures
import Terminal
import Trace

/// What a person sees after a check: the fact, its witness, what it means, what to try.
///
/// A failing check takes at most 24 lines at 80 columns.
struct VerdictScreen {
  /// What is shown.
  var verdict: Verdict
  /// Where the picture's lines of source come from.
  var source = SourceText()
  /// The tests, to quote from where no picture says what was asked.
  var tests: TestText?
  /// Whether all that the toolchain says about a diagnostic is shown.
  var explains = false
  /// What can be typed next.
  var next: [NextStep] = []

  /// The most lines of a failing check.
  static let height = 24

  /// The screen.
  func lines(on surface: Surface) -> [Line] {
    let head = heading(on: surface)
    let tail = meaning(on: surface) + nextLines(on: surface)
    let room = Self.height - head.count - tail.count
    return head + body(on: surface, height: room) + tail
  }

  private func heading(on surface: Surface) -> [Line] {
    let (sign, style) = sign(surface.glyphs)
    let name = Words.heading(of: verdict.exercise)
    let time = Words.seconds(verdict.timing.total)
    return surface.ends(
      Line(" \(sign) ", style) + Line(name, .strong),
      Line(Words.outcome(verdict.outcome), style) + Line(" \(surface.glyphs.dot) \(time)", .faint))
  }

  private func sign(_ glyphs: Glyphs) -> (String, Style) {
    switch verdict.outcome {
    case .passed: (glyphs.pass, .good)
    case .notDecided, .couldNotGrade: (glyphs.doubt, .doubtful)
    default: (glyphs.fail, .bad)
    }
  }

  private func body(on surface: Surface, height: Int) -> [Line] {
    switch verdict.outcome {
    case .passed: PassedBody(verdict: verdict).lines(on: surface)
    case .notDecided: UndecidedBody(verdict: verdict).lines(on: surface)
    case .doesNotCompile, .doesNotFit, .refused:
      DiagnosticsBody(verdict: verdict, explains: explains).lines(on: surface)
    default:
      FailedBody(verdict: verdict, source: source, tests: tests)
        .lines(on: surface, height: height)
    }
  }

  private func meaning(on surface: Surface) -> [Line] {
    let meaning = verdict.explanation.meaning ?? ""
    let next = advice
    var lines: [Line] = []
    if !meaning.isEmpty {
      lines += surface.labelled("What this means", Markdown.line(meaning, on: surface))
    }
    if !next.isEmpty { lines += surface.labelled("Try next", Markdown.line(next, on: surface)) }
    return lines.isEmpty ? [] : [.blank] + lines
  }

  /// What to try; where it is to read the line of a test that is on screen, nothing.
  private var advice: String {
    let next = verdict.explanation.next ?? ""
    let failed = FailedBody(verdict: verdict, source: source, tests: tests)
    guard verdict.outcome == .failed, failed.hasExcerpt, let position = failed.test?.position,
      next.hasSuffix("\(position.file), line \(position.line).")
    else { return next }
    return ""
  }

  private func nextLines(on surface: Surface) -> [Line] {
    next.isEmpty ? [] : [.blank] + NextStep.lines(next, on: surface)
  }
}
