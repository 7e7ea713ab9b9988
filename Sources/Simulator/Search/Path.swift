/// The execution at hand of a reducing search: its steps with their clocks, and at each step what
/// is still to be tried there.
///
/// What belongs to the first steps stays from one execution to the next; the steps that are
/// repeated are not computed again.
struct Path: ~Copyable {
  struct Step: BitwiseCopyable {
    /// The strands that could have been chosen.
    var enabled: StrandSet = 0
    /// The strands not to be chosen: what follows was run elsewhere.
    var asleep: StrandSet = 0
    /// The strands to be chosen, now or later.
    var planned: StrandSet = 0
    /// The traces that were run below the choices before this one.
    var leaves = 0.0
    var tried = 0.0
    var operation = Operation(.local)
    var strand: Int32 = 0
    /// Which of its strand's steps it is, from 1.
    var number: Int32 = 0
    /// The step before on the same object, and on the second one; -1 for none.
    var previous: Int32 = -1
    var previousOfSecond: Int32 = -1
  }

  static let accumulator = 64
  static let barrier = 65

  var steps = Column(count: 256, filler: Step())
  /// The highest strand so far.
  private var highest = 0
  /// The clock of each step.
  var clocks = ClockTable(rows: 256)
  /// The clock of each strand as it stands before its pending operation; then the rows named above.
  var strands = ClockTable(rows: 66)
  /// The last step on each object, or -1.
  var heads = Column(count: 64, filler: Int32(-1))
  /// Since which depth each strand stands before its pending operation.
  var since = Column(count: 64, filler: Int32(0))
  /// The strands whose next step is the first after simulated time moved on.
  var behindBarrier: StrandSet = 0
  /// The steps that may race with the one being looked at, twice their depth, and 1 for those that
  /// may have made it possible.
  var rivals = Column(count: 256, filler: Int32(0))
  /// The number of each strand's first step among those moved in front.
  var firsts = Column(count: 64, filler: Int32(0))

  /// The strand that took a step.
  @inline(__always)
  func strand(at depth: Int) -> Int {
    Int(steps.base[depth].strand)
  }

  /// The strands that could have taken a step.
  @inline(__always)
  func enabled(at depth: Int) -> StrandSet {
    steps.base[depth].enabled
  }

  /// Goes back to the start.
  mutating func begin() {
    strands.clear(rows: 0...highest)
    strands.clear(rows: Self.barrier...Self.barrier)
    (since.base).update(repeating: 0, count: highest &+ 1)
    behindBarrier = 0
  }

  /// Makes room for these strands, and for a step at this depth.
  @inline(__always)
  mutating func makeRoom(for live: StrandSet, at depth: Int) {
    steps.reserve(depth)
    clocks.reserve(row: depth)
    let strand = 63 &- live.leadingZeroBitCount
    if strand > highest { widen(for: strand) }
  }

  @inline(never)
  private mutating func widen(for strand: Int) {
    highest = strand
    strands.widen(for: strand)
    clocks.widen(for: strand)
  }

  /// Adds a step that no execution has taken yet.
  @inline(__always)
  mutating func open(_ depth: Int, enabled: StrandSet, asleep: StrandSet, chosen: Int) {
    var step = Step()
    step.enabled = enabled
    step.asleep = asleep
    step.planned = StrandSet(strand: chosen)
    step.strand = Int32(truncatingIfNeeded: chosen)
    steps.base[depth] = step
  }

  /// Takes a step again.
  /// - Returns: whether it is the same step.
  @inline(__always)
  mutating func replay(_ depth: Int, _ operation: Operation) -> Bool {
    let step = steps.base + depth
    guard step.pointee.operation == operation else { return false }
    let strand = Int(step.pointee.strand)
    strands.row(strand).copy(clocks.row(depth), width: strands.width)
    since.base[strand] = Int32(truncatingIfNeeded: depth &+ 1)
    behindBarrier &= ~StrandSet(strand: strand)
    return true
  }

  /// Takes a step for the first time: finds what it races with, and its clock.
  /// - Returns: the strands that sleep after it.
  @inline(__always)
  mutating func execute(_ depth: Int, _ pending: UnsafePointer<Operation>) -> StrandSet {
    let step = steps.base + depth
    let strand = Int(step.pointee.strand)
    var operation = pending[strand]
    step.pointee.operation = operation
    if operation.second == operation.object { operation.second = -1 }
    let width = strands.width
    let clock = strands.row(Self.accumulator)
    clock.copy(strands.row(strand), width: width)
    switch operation.kind {
    case .local, .yield, .join:
      break
    case .read, .write, .acquire, .release, .wait:
      race(strand, operation, depth: depth)
      joinPredecessors(operation)
      link(depth, operation)
    }
    if behindBarrier.has(strand) {
      clock.join(strands.row(Self.barrier), width: width)
      behindBarrier &= ~StrandSet(strand: strand)
    }
    let number = strands.steps(Self.accumulator, strand) &+ 1
    strands.set(Self.accumulator, strand, to: number)
    step.pointee.number = number
    clocks.row(depth).copy(clock, width: width)
    strands.row(strand).copy(clock, width: width)
    since.base[strand] = Int32(truncatingIfNeeded: depth &+ 1)
    return stillAsleep(step.pointee.asleep, after: operation, pending)
  }

  /// The strands whose pending operation does not depend on the one that happened.
  @inline(__always)
  private func stillAsleep(
    _ asleep: StrandSet, after operation: Operation, _ pending: UnsafePointer<Operation>
  ) -> StrandSet {
    var kept = asleep
    var rest = asleep
    while rest != 0 {
      let sleeper = rest.lowest
      rest &= rest &- 1
      if pending[sleeper].isDependent(on: operation) { kept &= ~StrandSet(strand: sleeper) }
    }
    return kept
  }

  /// Everything `to` does from now on comes after the last step of `from`.
  mutating func order(from: Int, to: Int, depth: Int) {
    if max(from, to) > highest { widen(for: max(from, to)) }
    strands.row(to).join(strands.row(from), width: strands.width)
    since.base[to] = Int32(truncatingIfNeeded: depth)
  }

  /// Everything before comes before everything after; but what a strand already stands before may
  /// race with what was before, so that the barrier counts only for its clock.
  mutating func advanceTime() {
    let barrier = strands.row(Self.barrier)
    for strand in 0...highest {
      barrier.join(strands.row(strand), width: strands.width)
    }
    behindBarrier = ~0
  }

  /// Leaves the last steps, back to the deepest one at which something is left to try, and plans it.
  /// - Returns: how many steps the next execution shares with this one, that one included; 0 when
  ///   nothing is left.
  mutating func backtrack(from depth: Int, leaves: Double) -> Int {
    var depth = depth
    var below = leaves
    while depth > 0 {
      depth &-= 1
      let step = steps.base + depth
      unlink(step.pointee)
      step.pointee.asleep |= StrandSet(strand: Int(step.pointee.strand))
      step.pointee.leaves += below
      step.pointee.tried += 1
      let left = step.pointee.planned & ~step.pointee.asleep
      if left != 0 {
        step.pointee.strand = Int32(truncatingIfNeeded: left.lowest)
        return depth &+ 1
      }
      below = step.pointee.leaves
    }
    return 0
  }

  /// Roughly how many traces there are, with `prefix` steps on the way to the next one.
  func estimate(prefix: Int) -> Double {
    var estimate = CoverageEstimate()
    for depth in stride(from: prefix - 1, through: 0, by: -1) {
      let step = steps.base[depth]
      let left = step.planned & ~step.asleep & ~StrandSet(strand: Int(step.strand))
      estimate.climb(leaves: step.leaves, tried: step.tried, untried: left.nonzeroBitCount)
    }
    return estimate.leaves
  }
}
