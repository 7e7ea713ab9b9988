public import Trace

/// Turns the steps of a failing execution into what a person needs to see of them.
///
/// Steps come in with strands, targets and values; they go out joined, folded and remarked. Nothing is
/// dropped but the halves of one source access, and no step that may matter is folded.
public struct Narrator {
  private let finding: Finding

  /// Makes a narrator for what was found.
  public init(_ finding: Finding) {
    self.finding = finding
  }

  /// The finding with its steps told.
  public func narrated() -> Finding {
    var told = finding
    told.steps = Self.joined(told.steps)
    told.steps = Folding(told).folded()
    told.steps = Remarks(told).remarked()
    told.steps = Switches(told.steps).marked()
    return told
  }

  /// The name of the strand that is the `index`th to be started: `A` to `Z`, then `A2` and so on.
  public static func letter(_ index: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let letter = String(letters[index % letters.count])
    return index < letters.count ? letter : "\(letter)\(index / letters.count + 1)"
  }

  /// One step for each source access: a `String` is two words, an `Optional<Int>` a word and a byte.
  static func joined(_ steps: [Step]) -> [Step] {
    var joined: [Step] = []
    for step in steps {
      guard let last = joined.last, isContinuation(step, of: last) else {
        joined.append(step)
        continue
      }
      joined[joined.count - 1].after = step.after ?? last.after
    }
    return joined
  }

  /// Whether a step is the rest of the access that the step before it began.
  private static func isContinuation(_ step: Step, of last: Step) -> Bool {
    guard step.strand == last.strand, step.action == last.action, step.cameBy == nil,
      step.target != nil, step.target == last.target,
      step.action == .read || step.action == .write
    else { return false }
    // The first word of a new value alone is no value, so nothing is shown for it.
    if step.action == .write, last.before == nil, last.after == nil, step.after != nil {
      return true
    }
    guard let here = step.stack.first, let there = last.stack.first else { return false }
    if let position = here.position, let lastPosition = there.position,
      position.column > 0, lastPosition.line > 0
    {
      // Two accesses at one place in a loop have come a long way round: the second has other values.
      return position == lastPosition && (step.action == .write || step.before == last.before)
        && isNear(here, there)
    }
    return isNear(here, there) && step.before == last.before && step.after == last.after
  }

  /// Whether two calls are so close in the program that one expression can have made both.
  private static func isNear(_ one: CodeLocation, _ other: CodeLocation) -> Bool {
    guard let one = one.address, let other = other.address else { return true }
    let expressionLength: UInt64 = 64
    return one > other && one - other < expressionLength
  }
}
