import Grading
import Terminal
import Trace

/// What the compiler, or a rule of the lab, says about lines of the learner's file.
struct DiagnosticsBody {
  var verdict: Verdict
  /// Whether all that the toolchain says about a group is shown.
  var explains: Bool

  /// The most errors that are shown.
  private static let errorLimit = 3

  func lines(on surface: Surface) -> [Line] {
    let shown = verdict.diagnostics.filter { $0.severity != .note }
    let errors =
      shown.contains { $0.severity == .error } ? shown.filter { $0.severity == .error } : shown
    guard !errors.isEmpty else {
      return [.blank] + surface.paragraph(Line(Words.sentence(verdict.explanation.observed)))
    }
    let first = errors.prefix(Self.errorLimit)
    let margin = first.compactMap { $0.position.map { "\($0.line)".count } }.max() ?? 1
    let quotes = first.flatMap { quote($0, numberWidth: margin, on: surface) }
    let left = errors.count - first.count
    let mark = surface.glyphs.ellipsis
    let more = left > 0 ? [Line("   \(mark) \(Words.count(left, "more error"))", .faint)] : []
    let lead = verdict.outcome == .doesNotCompile ? [] : observed(on: surface)
    return lead + quotes + more + explanations(on: surface)
  }

  /// What a rule says; the compiler's words need no lead.
  private func observed(on surface: Surface) -> [Line] {
    let sentence = verdict.explanation.observed
    guard !sentence.isEmpty, !verdict.diagnostics.contains(where: { $0.message == sentence }) else {
      return []
    }
    return [.blank] + surface.paragraph(Markdown.line(Words.sentence(sentence), on: surface))
      + [.blank]
  }

  /// The line, and below the place what is said of it.
  private func quote(
    _ diagnostic: Verdict.Diagnostic, numberWidth: Int, on surface: Surface
  ) -> [Line] {
    let glyphs = surface.glyphs
    let message = glyphs.fit(diagnostic.message.visible)
    guard let position = diagnostic.position, let code = diagnostic.sourceLine else {
      return surface.paragraph(Line(message, .bad), indent: 3)
    }
    let number = Line("\(position.line)", .faint).paddedLeft(to: numberWidth)
    let bar = Line(" \(glyphs.margin) ", .faint)
    let edge = Line.blank.padded(to: numberWidth) + bar
    let head = "   " + number + bar
    let source = Line(glyphs.fit(code.visible), .code)
      .truncated(to: surface.width - head.width, mark: glyphs.ellipsis)
    let elbow = Line("\(glyphs.elbow) ", .bad)
    let column = Self.column(position.column, in: code, glyphs: glyphs)
    let room = surface.width - 3 - edge.width - elbow.width
    let needed = min(message.displayWidth, max(room / 2, 20))
    let left = max(min(column, room - needed), 0)
    let words = Line(message, .bad).wrapped(to: max(room - left, 4))
    let said = words.enumerated().map { index, line in
      let start = Line.blank.padded(to: left)
      let lead = index == 0 ? elbow : Line.blank.padded(to: elbow.width)
      return "   " + edge + start + lead + line
    }
    return [head + source] + said
  }

  /// Where a column of the source, in UTF-8 code units from 1, stands on screen.
  private static func column(_ column: Int, in code: String, glyphs: Glyphs) -> Int {
    guard column > 1 else {
      return code.prefix { $0 == " " || $0 == "\t" }.description.visible.displayWidth
    }
    let before = String(decoding: code.utf8.prefix(column - 1), as: UTF8.self)
    return glyphs.fit(before.visible).displayWidth
  }

  private func explanations(on surface: Surface) -> [Line] {
    var groups: [String] = []
    var lines: [Line] = []
    for diagnostic in verdict.diagnostics {
      guard let group = diagnostic.group, let text = diagnostic.explanation, !text.isEmpty,
        !groups.contains(group)
      else { continue }
      groups.append(group)
      if explains { lines += [.blank] + Markdown(text).lines(on: surface) }
    }
    if explains || groups.isEmpty { return lines }
    return [.blank]
      + surface.paragraph(
        Line("More in Swift's own words (\(Words.list(groups))): --explain", .faint))
  }
}
