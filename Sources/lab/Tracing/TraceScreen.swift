import Foundation
import Grading
import Pictures
import Terminal
import Trace

/// The last check of an exercise, with its pictures in full.
struct TraceScreen {
  var kept: KeptVerdict
  /// The pictures to show.
  var pictures: [KeptPicture]
  /// The tests to tell the searches of that found nothing wrong.
  var tests: [Verdict.Test] = []
  /// How runs are drawn.
  var view = TimelineView.whole
  /// The learner's file, as it is typed.
  var file: String
  /// What can be typed next.
  var next: [NextStep] = []

  func lines(on surface: Surface) -> [Line] {
    heading(on: surface) + [surface.rule] + remarks(on: surface)
      + (pictures.isEmpty
        ? withoutPicture(on: surface) : pictures.flatMap { picture($0, on: surface) })
      + searchLines(on: surface) + [.blank] + NextStep.lines(next, on: surface)
  }

  private func heading(on surface: Surface) -> [Line] {
    let time = kept.time.formatted(
      Date.ISO8601FormatStyle(timeZone: .current).year().month().day()
        .dateTimeSeparator(.space).time(includingFractionalSeconds: false))
    return surface.ends(
      Line(" \(Words.heading(of: kept.verdict.exercise))", .heading),
      Line("\(Words.outcome(kept.verdict.outcome)) \(surface.glyphs.dot) \(time)", .faint))
  }

  private func remarks(on surface: Surface) -> [Line] {
    var sentences: [String] = []
    if kept.hasChanged {
      sentences.append("'\(file)' has changed since; this is of the text that was checked.")
    }
    if kept.isCut { sentences.append("It was too long to be kept whole: something is missing.") }
    return sentences.flatMap { surface.paragraph(Line($0, .doubtful)) }
  }

  private func withoutPicture(on surface: Surface) -> [Line] {
    let explanation = kept.verdict.explanation.observed
    let lines =
      kept.verdict.outcome == .passed
      ? PassedBody(verdict: kept.verdict).lines(on: surface)
      : surface.paragraph(Line(Words.sentence(explanation)))
    return lines + [.blank]
      + surface.paragraph("It has no picture: no schedule fails, and no run was measured.")
  }

  private func picture(_ picture: KeptPicture, on surface: Surface) -> [Line] {
    let number = Line(" \(picture.number)  ", .heading)
    let name: Line = "'\(picture.test, .strong)' \(Words.outcome(picture.outcome))"
    let head = (number + name).wrapped(to: surface.width, hanging: number.width)
    let statement = surface.paragraph(
      Line(picture.statement(source: kept.sourceText)), indent: number.width)
    let outcomes = picture.search.map { OutcomesPicture($0).lines(on: surface) } ?? []
    let drawn = picture.lines(on: surface, source: kept.sourceText, view: view)
    let schedule = picture.schedule.map { text -> [Line] in
      let shown = text.isEmpty ? "\"\"" : text
      return [.blank] + surface.labelled("Schedule", Line(shown, .code), margin: 12)
    }
    return [.blank] + head + statement + (outcomes.isEmpty ? [] : [.blank] + outcomes) + [.blank]
      + drawn + (schedule ?? [])
  }

  /// Searches that have no picture.
  private var searches: [(test: String, search: Exploration)] {
    tests.flatMap { test in
      test.explorations.filter(\.findings.isEmpty).map { (test.name, $0) }
    }
  }

  private func searchLines(on surface: Surface) -> [Line] {
    let lines = searches.flatMap { test, search -> [Line] in
      let sentence: Line = "'\(test, .strong)' \(search.summary)"
      return sentence.wrapped(to: surface.width - 1, hanging: 3).map { $0.indented(by: 1) }
        + OutcomesPicture(search).lines(on: surface)
    }
    return lines.isEmpty ? [] : [.blank] + lines
  }
}
