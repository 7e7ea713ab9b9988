import Trace

/// Decides which steps a failure can be understood without.
struct Folding {
  private let finding: Finding
  private let steps: [Step]
  /// The steps while more than one strand is there: after the first is started, before the last has ended.
  private let together: Range<Int>

  init(_ finding: Finding) {
    self.finding = finding
    self.steps = finding.steps
    let main = finding.strands.first { $0.kind == .main }?.id ?? 0
    let first = steps.firstIndex { $0.strand != main } ?? steps.startIndex
    let last = steps.lastIndex { $0.strand != main } ?? steps.endIndex - 1
    // Steps of the body between the start of the first strand and its first step are not alone either.
    let start = steps[..<first].firstIndex { $0.strand == main && $0.action == .start }
    self.together = (start ?? first)..<max(last + 1, start ?? first)
  }

  /// The steps, with those folded that do not matter.
  func folded() -> [Step] {
    let shared = sharedTargets()
    let contended = contendedTargets()
    var result = steps
    for index in steps.indices where !steps[index].folded {
      result[index].folded = !matters(index, shared: shared, contended: contended)
    }
    // A table of nothing explains nothing.
    return result.allSatisfy(\.folded) ? steps : result
  }

  private func matters(_ index: Int, shared: Set<String>, contended: Set<String>) -> Bool {
    let step = steps[index]
    if step.remark != nil || isRaceAccess(step) { return true }
    guard together.contains(index) else { return false }
    switch step.action {
    case .read, .write, .modify:
      return step.target.map(shared.contains) ?? true
    case .lock, .unlock, .tryLock, .wait, .wake, .signal, .broadcast:
      // Of a lock that has no name nobody can say what it is for.
      return isAboutWaiting || step.target.map(contended.contains) ?? false
    case .start, .join, .finish, .yield, .compute:
      return isAboutWaiting && step.action != .start && step.action != .yield
    case .suspend, .resume, .enterActor, .leaveActor, .sleep, .note:
      return true
    }
  }

  /// Whether what went wrong is that somebody waits, so that every wait matters.
  private var isAboutWaiting: Bool {
    switch finding.kind {
    case .deadlock, .lostWakeup, .leakedStrand, .neverResumed, .unbalancedUnlock, .spinning: true
    default: false
    }
  }

  private func isRaceAccess(_ step: Step) -> Bool {
    finding.accesses.contains {
      $0.strand == step.strand && $0.action == step.action && !$0.stack.isEmpty
        && $0.stack.first == step.stack.first
    }
  }

  /// The variables that two strands touch while both are there, and one of them changes.
  private func sharedTargets() -> Set<String> {
    // Where one strand is all there is, what it does is what went wrong.
    guard Set(steps.map(\.strand)).count > 1 else { return Set(steps.compactMap(\.target)) }
    var strands: [String: Set<Int>] = [:]
    var changed: Set<String> = []
    for step in steps[together] where step.touchesMemory {
      guard let target = step.target else { continue }
      strands[target, default: []].insert(step.strand)
      if step.changesMemory { changed.insert(target) }
    }
    let shared = changed.filter { (strands[$0]?.count ?? 0) > 1 }
    // A race may end the execution before its second access, so that only one is a step.
    return finding.variable.map { shared.union([$0]) } ?? shared
  }

  /// The locks and the like that two strands use while both are there.
  private func contendedTargets() -> Set<String> {
    var strands: [String: Set<Int>] = [:]
    for step in steps[together] where step.isSynchronisation {
      guard let target = step.target else { continue }
      strands[target, default: []].insert(step.strand)
    }
    return Set(strands.filter { $0.value.count > 1 }.keys)
  }
}
