import Trace

/// What may be worth noticing where nothing surer is: each only if the ones before find nothing.
extension Remarks {
  /// The last write over what another strand has written since the writer's own last write.
  func overwrites() -> [Int: String] {
    for (index, write) in steps.enumerated().reversed()
    where write.action == .write && !write.repeatsFlag && !write.folded {
      guard let own = lastTouch(before: index), steps[own].action == .write,
        let victim = writers(of: write.target, in: own + 1..<index, but: write.strand).last
      else { continue }
      return [index: "\(victim)'s update is overwritten"]
    }
    return [:]
  }

  /// The second of two reads that go together, where another strand's change of both lies after the first read and
  /// before the second.
  func mixedReads() -> [Int: String] {
    for (index, read) in steps.enumerated().reversed() where read.action == .read && !read.folded {
      guard let target = read.target,
        let first = steps[..<index].lastIndex(where: {
          $0.strand == read.strand && $0.action == .read && !$0.folded
            && Self.areAlike($0.target, target)
        }), let other = steps[first].target
      else { continue }
      for writer in writerStrands(but: read.strand) {
        guard let name = name(of: writer), changes(target, by: writer, in: 0..<index),
          !changes(other, by: writer, in: 0..<first),
          changes(other, by: writer, in: first..<steps.count)
        else { continue }
        return [index: "\(name) has changed this, and \(other) only after it was read"]
      }
    }
    return [:]
  }

  /// The last read that finds another value than the strand has read before, though nothing is done about it.
  func outdatedReads() -> [Int: String] {
    for (index, step) in steps.enumerated().reversed()
    where step.action == .read && !step.folded {
      guard let value = step.before, let own = lastTouch(before: index),
        steps[own].action == .read, let seen = steps[own].before, seen != value,
        let writer = writers(of: step.target, in: own + 1..<index, but: step.strand).last
      else { continue }
      return [index: "was \(seen) when checked; \(writer) has changed it"]
    }
    return [:]
  }

  /// A try for a lock that another strand has, by a strand that does not come back to it.
  func refusedTries() -> [Int: String] {
    var remarks: [Int: String] = [:]
    for (index, step) in steps.enumerated()
    where step.action == .tryLock && step.after == Self.notFree && !step.folded {
      let comesBack = steps[(index + 1)...].contains {
        $0.strand == step.strand && $0.target == step.target && $0.isSynchronisation
      }
      guard !comesBack, let holder = holder(of: step.target, before: index),
        let own = name(of: step.strand)
      else { continue }
      remarks[index] = "\(holder) has it: \(own) goes on without it"
    }
    return remarks
  }

  /// What a try says that did not get its lock.
  private static let notFree = "not free"

  /// Who has a lock before a step.
  private func holder(of lock: String?, before index: Int) -> String? {
    guard let lock else { return nil }
    let last = steps[..<index].last { step in
      step.target == lock && step.isSynchronisation && step.after != Self.notFree
    }
    switch last?.action {
    case .lock, .tryLock, .wake: return last.flatMap { name(of: $0.strand) }
    default: return nil
    }
  }

  /// When the strand of a step was last at its variable.
  private func lastTouch(before index: Int) -> Int? {
    guard steps[index].target != nil else { return nil }
    return steps[..<index].lastIndex {
      $0.strand == steps[index].strand && $0.touchesMemory && $0.target == steps[index].target
    }
  }

  private func changes(_ target: String, by strand: Int, in range: Range<Int>) -> Bool {
    steps[range].contains {
      $0.strand == strand && $0.changesMemory && $0.target == target
    }
  }

  /// Whether two variables are the same property of different objects: the balances of two accounts.
  private static func areAlike(_ one: String?, _ other: String) -> Bool {
    guard let one, one != other, let dot = one.lastIndex(of: "."),
      let place = other.lastIndex(of: ".")
    else { return false }
    return one[dot...] == other[place...]
  }
}
