/// What could have happened the other way round, and where to try it.
extension Path {
  /// Finds the steps that race with a strand's operation, last to first, and plans the reversal of
  /// each; the accumulated clock takes them in.
  @inline(__always)
  mutating func race(_ strand: Int, _ operation: Operation, depth: Int) {
    var count = 0
    if operation.object >= 0 {
      count = gather(strand, operation.kind, on: operation.object, count: count)
    }
    if operation.second >= 0 {
      let kind = operation.kind == .wait ? Operation.Kind.write : operation.kind
      count = gather(strand, kind, on: operation.second, count: count)
      sortRivals(count)
    }
    let clock = strands.row(Self.accumulator)
    for place in 0..<count {
      let rival = Int(rivals.base[place] &>> 1)
      let other = Int(steps.base[rival].strand)
      if other == strand || strands.steps(Self.accumulator, other) >= steps.base[rival].number {
        continue
      }
      plan(strand, before: rival, depth: depth)
      if rivals.base[place] & 1 == 0 { clock.join(clocks.row(rival), width: strands.width) }
    }
  }

  /// At the end of an execution, does the same for strands that are still waiting.
  mutating func raceBlocked(
    _ blocked: StrandSet, _ pending: UnsafePointer<Operation>, depth: Int
  ) {
    var rest = blocked
    while rest != 0 {
      let strand = rest.lowest
      rest &= rest &- 1
      guard pending[strand].changesItsObject || pending[strand].kind == .read else { continue }
      strands.row(Self.accumulator).copy(strands.row(strand), width: strands.width)
      race(strand, pending[strand], depth: depth)
    }
  }

  /// Notes the steps on an object that an operation could race with, last to first.
  @inline(__always)
  private mutating func gather(
    _ strand: Int, _ kind: Operation.Kind, on object: Int32, count: Int
  ) -> Int {
    var count = count
    var depth = lastStep(on: object)
    var isEnabledByLater = false
    while depth >= 0 {
      let other = steps.base[Int(depth)].operation.kind
      if other == .read {
        if kind != .read && !isEnabledByLater { note(depth, &count) }
      } else if enables(other, kind, strand, at: depth) {
        isEnabledByLater = true
      } else if kind == .acquire && other == .write {
        // A semaphore's signal: whether it made this possible is not known, so the step that took
        // the permit before is a rival too, as if nothing came between.
        note(depth, &count, mayEnable: true)
        isEnabledByLater = true
      } else {
        if kind != .release && kind != .wait || other == .write { note(depth, &count) }
        break
      }
      depth = stepBefore(depth, on: object)
    }
    return count
  }

  @inline(__always)
  private mutating func note(_ depth: Int32, _ count: inout Int, mayEnable: Bool = false) {
    rivals.reserve(count)
    rivals.base[count] = depth &<< 1 | (mayEnable ? 1 : 0)
    count &+= 1
  }

  /// Whether a step only made an operation possible, so that they cannot be reversed: a release
  /// before an acquisition, or a change for which the strand was waiting.
  @inline(__always)
  private func enables(
    _ other: Operation.Kind, _ kind: Operation.Kind, _ strand: Int, at depth: Int32
  ) -> Bool {
    if kind == .acquire && (other == .release || other == .wait) { return true }
    return since.base[strand] <= depth && !steps.base[Int(depth)].enabled.has(strand)
  }

  /// Brings the rivals on two objects into one order, last to first.
  private func sortRivals(_ count: Int) {
    guard count > 1 else { return }
    for place in 1..<count {
      let rival = rivals.base[place]
      var to = place
      while to > 0 && rivals.base[to - 1] < rival {
        rivals.base[to] = rivals.base[to - 1]
        to -= 1
      }
      rivals.base[to] = rival
    }
  }

  /// Makes sure that an execution is run in which the strand's operation comes before a step.
  ///
  /// Moved in front of that step are the operation and all steps since that do not come after the step;
  /// one of the strands that can start them (their *initials*) has to be planned there.
  private mutating func plan(_ strand: Int, before rival: Int, depth: Int) {
    let target = steps.base + rival
    let covered = target.pointee.planned | target.pointee.asleep
    if target.pointee.enabled & ~covered == 0 { return }
    let other = Int(target.pointee.strand)
    var moved: StrandSet = 0
    var initials: StrandSet = 0
    var at = rival &+ 1
    while at < depth {
      let mover = Int(steps.base[at].strand)
      if !moved.has(mover) && clocks.steps(at, other) < target.pointee.number {
        if !comesAfter(moved, clocks.row(at)) {
          if covered.has(mover) { return }
          initials |= StrandSet(strand: mover)
        }
        moved |= StrandSet(strand: mover)
        firsts.base[mover] = steps.base[at].number
      }
      at &+= 1
    }
    if !moved.has(strand) && !comesAfter(moved, strands.row(Self.accumulator)) {
      if covered.has(strand) { return }
      initials |= StrandSet(strand: strand)
    }
    let possible = initials & target.pointee.enabled
    if possible.has(strand) {
      target.pointee.planned |= StrandSet(strand: strand)
    } else if possible != 0 {
      target.pointee.planned |= StrandSet(strand: possible.lowest)
    } else {
      target.pointee.planned |= target.pointee.enabled
    }
  }

  /// Whether a clock has the first moved step of any of these strands behind it.
  @inline(__always)
  private func comesAfter(_ moved: StrandSet, _ clock: UnsafeMutablePointer<ClockTable.Part>)
    -> Bool
  {
    var rest = moved
    while rest != 0 {
      let mover = rest.lowest
      rest &= rest &- 1
      if clock[mover &>> 3][mover & 7] >= firsts.base[mover] { return true }
    }
    return false
  }
}
