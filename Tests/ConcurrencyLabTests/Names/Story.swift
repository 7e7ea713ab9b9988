import Trace

/// Steps in a short notation: `A r count 0`, `B w count 0 1`, `A lock gate`.
///
/// A word ends a step's text: `r` a read of a value, `w` a write from one value to another, `m` a change.
enum Story {
  static func steps(_ lines: String) -> [Step] {
    lines.split(separator: "\n").enumerated().map { number, line in
      step(line.split(separator: " ").map(String.init), number: number)
    }
  }

  static func finding(_ lines: String) -> Finding {
    finding(.wrongOutcome, lines)
  }

  static func finding(
    _ kind: Finding.Kind, _ lines: String, variable: String? = nil,
    accesses: [Finding.Access] = []
  ) -> Finding {
    let steps = steps(lines)
    let ids = Set(steps.map(\.strand)).union([0]).sorted()
    let strands = ids.map { id in
      Strand(id: id, name: id == 0 ? "main" : letter(id), kind: id == 0 ? .main : .thread)
    }
    return Finding(
      kind: kind, headline: "", strands: strands, steps: steps, variable: variable,
      accesses: accesses)
  }

  /// The steps that are not folded, in the same notation without values.
  static func visible(_ finding: Finding) -> [String] {
    finding.steps.filter { !$0.folded }.map { step in
      let verb = verbs.first { $0.value == step.action }?.key ?? step.action.rawValue
      return ([letter(step.strand), verb] + [step.target].compactMap(\.self))
        .joined(separator: " ")
    }
  }

  private static let verbs: [String: Step.Action] = ["r": .read, "w": .write, "m": .modify]

  private static func step(_ words: [String], number: Int) -> Step {
    let strand = words[0] == "main" ? 0 : Int(words[0].utf8.first ?? 65) - 64
    let action = verbs[words[1]] ?? Step.Action(rawValue: words[1]) ?? .note
    // Steps are far apart in the program, unless a story says otherwise with `@`.
    var address = UInt64(number * 1000)
    var rest = words.dropFirst(2)
    if let last = rest.last, last.hasPrefix("@"), let told = UInt64(last.dropFirst()) {
      address = told
      rest = rest.dropLast()
    }
    let values = Array(rest.dropFirst())
    return Step(
      strand: strand, action: action, target: rest.first, before: values.first,
      after: values.count > 1 ? values[1] : nil, stack: [CodeLocation(address: address)])
  }

  private static func letter(_ strand: Int) -> String {
    strand == 0 ? "main" : String(UnicodeScalar(UInt8(64 + strand)))
  }
}
