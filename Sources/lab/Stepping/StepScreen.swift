import Pictures
import Terminal
import Trace

/// A schedule at one of its steps: the interleaving, the source beside or below it, and what can be
/// done.
struct StepScreen {
  /// Where one is.
  var stepper: Stepper
  /// What is stepped through: `08 lost-update`.
  var title: String
  /// The name of the test.
  var test: String
  /// The learner's file, for line numbers.
  var source: SourceText
  /// The text of the learner's file.
  var text: String
  /// What is typed to see a schedule again, without the schedule: `lab replay` and the exercise.
  var command: (String) -> String

  /// From how many columns on the source stands beside the interleaving.
  private static let wide = 110

  private var scene: Stepper.Scene { stepper.scene }

  /// The screen, at most so many lines.
  func lines(on surface: Surface, height: Int) -> [Line] {
    let head = heading(on: surface)
    let foot = footing(on: surface)
    let room = max(height - head.count - foot.count, 3)
    let body: [Line]
    switch stepper.overlay {
    case .keys: body = keys(on: surface)
    case .schedule: body = schedule(on: surface)
    case nil: body = steps(on: surface, height: room)
    }
    let shown = Array(body.prefix(room))
    let blank = Array(repeating: Line.blank, count: max(room - shown.count, 0))
    return head + shown + blank + foot
  }

  private func heading(on surface: Surface) -> [Line] {
    let count = scene.finding.steps.count
    let left = Line(" \(title)", .heading) + Line(" \(surface.glyphs.dot) ", .faint)
    let place = Line("step \(scene.done) of \(count)", .faint)
    let room = surface.width - place.width - 2
    let name = left + Line("'\(test)'")
    return [
      name.truncated(to: max(room, 1), mark: surface.glyphs.ellipsis)
        .padded(to: surface.width - place.width) + place,
      surface.rule,
    ]
  }

  // MARK: Steps and source

  private func steps(on surface: Surface, height: Int) -> [Line] {
    let panel = SourcePanel(finding: scene.finding, done: scene.done, source: source, text: text)
    guard surface.width >= Self.wide else {
      let below = panel.lines(on: surface, height: min(max(height / 3, 3), 9))
      guard height >= 9, !below.isEmpty else { return table(on: surface, height: height) }
      let above = table(on: surface, height: height - below.count - 1)
      let blank = Array(
        repeating: Line.blank, count: max(height - below.count - 1 - above.count, 0))
      return above + blank + [surface.rule] + below
    }
    let right = surface.width * 2 / 5
    let left = Surface(
      width: surface.width - right - 3, glyphs: surface.glyphs, showsStyle: surface.showsStyle)
    let beside = Surface(width: right, glyphs: surface.glyphs, showsStyle: surface.showsStyle)
    let table = table(on: left, height: height)
    let code = panel.lines(on: beside, height: height)
    return (0..<height).map { row in
      let one = row < table.count ? table[row] : .blank
      let other = row < code.count ? code[row] : .blank
      return one.padded(to: left.width) + Line(" \(surface.glyphs.margin) ", .faint) + other
    }
  }

  private func table(on surface: Surface, height: Int) -> [Line] {
    let table = SteppedTable(scene.finding, source: source)
    let rows = table.rows(on: surface, done: scene.done)
    let header = table.header(on: surface).map { [$0] } ?? []
    let room = max(height - header.count, 1)
    let current = rows.lastIndex { $0.step == scene.done - 1 } ?? 0
    // The step done last stands in the middle, as far as there is something on both sides.
    let start = min(max(current - room / 2, 0), max(rows.count - room, 0))
    return header + rows.dropFirst(start).prefix(room).map(\.line)
  }

  // MARK: What can be done

  private func footing(on surface: Surface) -> [Line] {
    let glyphs = surface.glyphs
    let mark = glyphs.ellipsis
    let facts = stepper.message.map { Line(" \(Words.sentence($0))", .doubtful) } ?? fact
    let hint =
      glyphs == .unicode
      ? " → next  ← back  ↓↑ by line  0-9 another  s schedule  ? keys  q leave"
      : " n next  p back  j k by line  0-9 another  s schedule  ? keys  q leave"
    let short = " n next  p back  ? keys  q leave"
    let keys = Line(hint).width <= surface.width ? hint : short
    return [
      surface.rule, facts.truncated(to: surface.width, mark: mark),
      Line(keys, .faint).truncated(to: surface.width, mark: mark),
    ]
  }

  /// Who can go on, or how it ended.
  private var fact: Line {
    let steps = scene.finding.steps
    guard scene.done < steps.count else {
      let isFine = scene.finding.kind == .shown
      return Line(" \(Words.sentence(scene.finding.headline))", isFine ? .good : .bad)
    }
    let next = " Next: " + Line(name(of: steps[scene.done].strand), .strong)
    let others = stepper.choices.dropFirst()
    guard !others.isEmpty else {
      let isAlone = stepper.choices.count == 1
      return next + Line(isAlone ? "; nobody else can go on" : "; nobody can come between", .faint)
    }
    let list = others.map { "\($0) \(name(of: $0))" }.joined(separator: ", ")
    return next + "; instead: \(list)"
  }

  private func name(of strand: Int) -> String {
    scene.finding.strands.first { $0.id == strand }?.name ?? "\(strand)"
  }

  // MARK: Overlays

  private func keys(on surface: Surface) -> [Line] {
    let isUnicode = surface.glyphs == .unicode
    let rows: [(String, String)] = [
      (isUnicode ? "→ space n" : "space n", "the next step"),
      (isUnicode ? "← p" : "p", "back a step; from a choice of yours, back before it"),
      (isUnicode ? "↓ j" : "j", "on to the end of the line"),
      (isUnicode ? "↑ k" : "k", "back to the beginning of the line"),
      ("g G", "the first step, the last"),
      ("0 1 ... 9", "let main, A, B ... take the next step instead"),
      ("u", "undo the last choice"),
      ("s", "the schedule as text, to run it again"),
      ("q", "leave"),
    ]
    return [.blank]
      + Table(rows.map { [Line($0.0, .action), Line($0.1)] }).lines(on: surface, indent: 2)
      + [.blank] + surface.paragraph(Line("Any key goes back to the steps.", .faint))
  }

  private func schedule(on surface: Surface) -> [Line] {
    let text = scene.finding.schedule
    return [.blank] + surface.paragraph("This schedule, to its end:") + [.blank]
      + surface.paragraph(Line(text.isEmpty ? "\"\"" : text, .code), indent: 3) + [.blank]
      + surface.paragraph(Line(command(text), .action)) + [.blank]
      + surface.paragraph(Line("Any key goes back to the steps.", .faint))
  }
}
