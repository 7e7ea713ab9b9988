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
    let effects = steps.map(\.effect.displayWidth).max() ?? 0
    let fits = width + 2 + effects < surface.width
    return steps.flatMap { step -> [Line] in
      let command = Line(step.command, .action)
      let effect = Line(step.effect, .faint)
      if fits { return [(command.padded(to: width + 2) + effect).indented(by: 1)] }
      return surface.paragraph(command) + surface.paragraph(effect, indent: 5)
    }
  }
}
