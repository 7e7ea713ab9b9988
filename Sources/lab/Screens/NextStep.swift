import Terminal

/// Something that can be typed next, and what it does.
struct NextStep: Hashable, Sendable {
  /// What is typed: `lab hint 08`.
  var command: String
  /// What it does, in few words: `hint 1 of 3`.
  var effect: String

  /// The last lines of a screen: what can be typed next.
  static func lines(_ steps: [NextStep], on surface: Surface) -> [Line] {
    let width = steps.map(\.command.displayWidth).max() ?? 0
    return steps.flatMap { step -> [Line] in
      let line = Line(step.command, .action).padded(to: width + 2) + Line(step.effect, .faint)
      return line.wrapped(to: surface.width - 1, hanging: 2).map { $0.indented(by: 1) }
    }
  }
}
