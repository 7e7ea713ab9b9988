import Trace

/// Says of each visible step how its strand came to run, with what is folded left out.
struct Switches {
  private let steps: [Step]

  init(_ steps: [Step]) {
    self.steps = steps
  }

  /// The steps, with `cameBy` where the visible step before is another strand's, and only there.
  func marked() -> [Step] {
    let reasons = steps.indices.map(reason)
    var result = steps
    var last: Int?
    for index in steps.indices {
      guard !steps[index].folded else {
        result[index].cameBy = reasons[index]
        continue
      }
      result[index].cameBy = nil
      if let last, steps[last].strand != steps[index].strand {
        result[index].cameBy = departure(after: last, reasons: reasons)
      }
      last = index
    }
    return result
  }

  /// Why the strand of a visible step gave way, some folded steps later perhaps.
  private func departure(after index: Int, reasons: [Step.Switch?]) -> Step.Switch? {
    let strand = steps[index].strand
    var position = index
    while position + 1 < steps.count, steps[position + 1].strand == strand { position += 1 }
    return position + 1 < steps.count ? reasons[position + 1] : nil
  }

  /// How the strand of a step came to run, as the engine said or as the steps show.
  private func reason(_ index: Int) -> Step.Switch? {
    guard index > 0, steps[index - 1].strand != steps[index].strand else { return nil }
    if let known = steps[index].cameBy { return known }
    let strand = steps[index - 1].strand
    let rest = steps[index...].first { $0.strand == strand }
    if steps[index - 1].action == .finish || rest == nil { return .finished }
    switch steps[index - 1].action {
    case .wait, .suspend, .sleep: return .blocked
    default: break
    }
    switch rest?.action {
    case .join, .wake, .resume: return .blocked
    case .lock: return isHeld(rest?.target, by: strand, before: index) ? .blocked : .preemption
    default: return .preemption
    }
  }

  /// Whether another strand than this one holds a lock before a step.
  private func isHeld(_ lock: String?, by strand: Int, before index: Int) -> Bool {
    guard let lock else { return false }
    let last = steps[..<index].last {
      $0.target == lock && ($0.action == .lock || $0.action == .unlock || $0.action == .wait)
    }
    return last?.action == .lock && last?.strand != strand
  }
}
