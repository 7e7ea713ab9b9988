import Trace

/// Says at a step what a reader should notice there.
struct Remarks {
  private let finding: Finding
  let steps: [Step]

  init(_ finding: Finding) {
    self.finding = finding
    self.steps = finding.steps
  }

  /// The steps, with remarks at those that have none.
  func remarked() -> [Step] {
    var remarks: [Int: String] = [:]
    if finding.kind == .dataRace { remarks = races() }
    if remarks.isEmpty { remarks = lostUpdates() }
    if remarks.isEmpty { remarks = halfFinished() }
    if remarks.isEmpty { remarks = outdatedChecks() }
    if remarks.isEmpty, finding.kind == .wrongOutcome || finding.kind == .threw {
      remarks = lastResort()
    }
    var result = steps
    for (index, remark) in remarks where result[index].remark == nil {
      result[index].remark = remark
    }
    return result
  }

  /// What may be worth noticing where nothing surer is.
  private func lastResort() -> [Int: String] {
    for remarks in [refusedTries(), overwrites(), mixedReads(), outdatedReads()]
    where !remarks.isEmpty {
      return remarks
    }
    return [:]
  }

  // MARK: Data races

  /// The later of the two racing accesses says that nothing orders it.
  private func races() -> [Int: String] {
    guard finding.accesses.count == 2 else { return [:] }
    let first = finding.accesses[0]
    let second = finding.accesses[1]
    guard let later = last(second, before: steps.count),
      last(first, before: later) != nil, let name = name(of: first.strand)
    else { return [:] }
    return [later: "nothing orders this after \(name)'s \(Self.noun(first.action))"]
  }

  private func last(_ access: Finding.Access, before end: Int) -> Int? {
    steps[..<end].lastIndex { step in
      step.strand == access.strand && step.action == access.action
        && (finding.variable == nil || step.target == finding.variable)
        && (access.stack.isEmpty || step.stack.first == access.stack.first)
    }
  }

  private static func noun(_ action: Step.Action) -> String {
    switch action {
    case .read: "read"
    case .write: "write"
    default: "change"
    }
  }

  // MARK: Lost updates

  /// A write that is based on a read from before what others have written since.
  private func lostUpdates() -> [Int: String] {
    var remarks: [Int: String] = [:]
    for (index, write) in steps.enumerated() where write.action == .write && !write.repeatsFlag {
      guard
        let own = steps[..<index].lastIndex(where: {
          $0.strand == write.strand && $0.touchesMemory && $0.target == write.target
        }), write.target != nil, steps[own].action == .read
      else { continue }
      let victims = writers(of: write.target, in: own + 1..<index, but: write.strand)
      guard !victims.isEmpty else { continue }
      remarks[index] =
        victims.count == 1
        ? "\(victims[0])'s update is overwritten"
        : "the updates of \(Self.list(victims)) are overwritten"
    }
    return remarks
  }

  // MARK: Half-finished changes

  /// A read of one variable that goes with another, when a writer of both had changed only one of them.
  private func halfFinished() -> [Int: String] {
    for (index, read) in steps.enumerated() where read.action == .read {
      guard let target = read.target else { continue }
      let own = steps[..<index].lastIndex {
        $0.strand == read.strand && $0.action == .read && $0.target != target
          && Self.belongsTogether($0.target, target)
      }
      guard let own, let other = steps[own].target else { continue }
      // The writer changed `other` before it was read, and changes `target` after it was read.
      for writer in writerStrands(but: read.strand) {
        guard
          let changed = steps[..<own].lastIndex(where: {
            $0.strand == writer && $0.changesMemory && $0.target == other
          }),
          let rest = steps[index...].firstIndex(where: { $0.strand == writer && $0.changesMemory }),
          steps[rest].target == target,
          !steps[changed + 1..<rest].contains(where: { $0.strand == writer && $0.changesMemory }),
          !steps[changed..<rest].contains(where: { $0.strand == writer && $0.action == .unlock }),
          let name = name(of: writer)
        else { continue }
        return [index: "reads what \(name) has not finished"]
      }
    }
    return [:]
  }

  /// Whether two variables lie in one object or one value, so that they can be meant to agree.
  private static func belongsTogether(_ one: String?, _ other: String) -> Bool {
    guard let one else { return false }
    return owner(of: one) == owner(of: other)
  }

  private static func owner(of path: String) -> Substring {
    path.lastIndex { $0 == "." || $0 == "[" }.map { path[..<$0] } ?? ""
  }

  // MARK: Outdated checks

  /// The last time that a strand comes back to a variable and finds it changed by another.
  private func outdatedChecks() -> [Int: String] {
    guard finding.kind == .wrongOutcome || finding.kind == .threw else { return [:] }
    for (index, step) in steps.enumerated().reversed() where step.touchesMemory && !step.folded {
      guard let target = step.target, step.action != .write, let value = step.before,
        let own = steps[..<index].lastIndex(where: {
          $0.strand == step.strand && $0.touchesMemory && $0.target == target
        }), steps[own].action == .read, let seen = steps[own].before, seen != value
      else { continue }
      let writers = writers(of: target, in: own + 1..<index, but: step.strand)
      // Only what the strand then acts on: it goes on to change the variable.
      let acts =
        step.action == .modify
        || steps[index...].contains {
          $0.strand == step.strand && $0.changesMemory && $0.target == target
        }
      guard acts, let name = writers.last else { continue }
      return [index: "was \(seen) when checked; \(name) has changed it"]
    }
    return [:]
  }

  // MARK: Who

  func writerStrands(but strand: Int) -> [Int] {
    var strands: [Int] = []
    for step in steps where step.changesMemory && step.strand != strand {
      if !strands.contains(step.strand) { strands.append(step.strand) }
    }
    return strands
  }

  func writers(of target: String?, in range: Range<Int>, but strand: Int) -> [String] {
    var names: [String] = []
    for step in steps[range]
    where step.strand != strand && step.changesMemory && step.target == target {
      if let name = name(of: step.strand), !names.contains(name) { names.append(name) }
    }
    return names
  }

  func name(of strand: Int) -> String? {
    finding.strands.first { $0.id == strand }?.name
  }

  /// `B and C`, `B, C and D`.
  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
