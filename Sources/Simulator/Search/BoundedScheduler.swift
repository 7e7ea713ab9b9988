import Trace

/// Every schedule with at most a number of preemptions, each once, without any reduction.
///
/// A preemption is a switch away from a strand that could have gone on. The first schedule tried is
/// the one that never switches without need.
struct BoundedScheduler: Scheduler, ~Copyable {
  private struct Node: BitwiseCopyable {
    var enabled: StrandSet = 0
    var untried: StrandSet = 0
    var chosen: Int32 = 0
    /// The preemptions of the execution so far, with this choice; and with any other than the first.
    var preemptions: Int32 = 0
    var preemptionsElsewhere: Int32 = 0
    /// The executions that were run below the choices tried before this one.
    var leaves = 0.0
    var tried = 0.0
  }

  private let bound: Int32
  private let hashesTraces: Bool
  private var nodes = Column(count: 256, filler: Node())
  private var trail = Column(count: 256, filler: UInt8(0))
  private var mask = SymmetryMask()
  private var hash = TraceHash()
  private var depth = 0
  private var prefix = 0
  private var last = -1
  private var preemptionsSoFar: Int32 = 0
  /// Whether an execution did not go as an earlier one with the same choices: the program depends
  /// on something outside.
  private(set) var diverged = false
  /// How many executions ended.
  private(set) var executions = 0
  /// Whether the bound ever left a choice out.
  private(set) var leftOut = false

  /// Prepares a search of all schedules with at most `preemptions` preemptions.
  /// - Parameter hashesTraces: whether `trace` is wanted.
  init(preemptions: Int, hashesTraces: Bool = false) {
    bound = Int32(clamping: preemptions)
    self.hashesTraces = hashesTraces
  }

  /// The hash of the trace of the execution that just ended.
  var trace: UInt64 { hash.value }

  /// How many preemptions the execution has had that just ended.
  var preemptions: Int { Int(preemptionsSoFar) }

  /// The choices of the execution that just ended.
  var schedule: Schedule {
    Schedule((0..<depth).map { Int(trail.base[$0]) })
  }

  static var usesSymmetry: Bool { true }

  mutating func begin() {
    depth = 0
    last = -1
    preemptionsSoFar = 0
    mask.begin()
    if hashesTraces { hash.begin() }
  }

  @inline(__always)
  mutating func choose(
    enabled everyone: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    let allowed = everyone & ~mask.held
    let enabled = allowed == 0 ? everyone : allowed
    guard depth < prefix else { return decide(everyone: everyone, enabled: enabled, pending) }
    guard nodes.base[depth].enabled == enabled else {
      diverged = true
      return -1
    }
    return take(pending)
  }

  /// Takes the step that was chosen at this depth.
  @inline(__always)
  private mutating func take(_ pending: UnsafePointer<Operation>) -> Int {
    let node = nodes.base + depth
    let chosen = Int(node.pointee.chosen)
    preemptionsSoFar = node.pointee.preemptions
    last = chosen
    trail.base[depth] = UInt8(truncatingIfNeeded: chosen)
    depth &+= 1
    if hashesTraces || mask.isFirstStep(of: chosen) { return note(chosen, pending) }
    return chosen
  }

  @inline(never)
  private mutating func note(_ chosen: Int, _ pending: UnsafePointer<Operation>) -> Int {
    if hashesTraces { hash.step(chosen, pending[chosen]) }
    _ = mask.step(chosen)
    return chosen
  }

  /// Chooses where no earlier execution has been: the strand that ran before, if that can go on.
  @inline(never)
  private mutating func decide(
    everyone: StrandSet, enabled: StrandSet, _ pending: UnsafePointer<Operation>
  ) -> Int {
    let isFree = last < 0 || !everyone.has(last) || pending[last].kind == .yield
    let mayPreempt = isFree || preemptionsSoFar < bound
    let candidates = mayPreempt ? enabled : StrandSet(strand: last)
    if candidates != enabled { leftOut = true }
    let chosen = last >= 0 && enabled.has(last) ? last : candidates.lowest
    let elsewhere = isFree ? preemptionsSoFar : preemptionsSoFar &+ 1
    nodes.reserve(depth)
    trail.reserve(depth)
    nodes.base[depth] = Node(
      enabled: enabled, untried: candidates & ~StrandSet(strand: chosen),
      chosen: Int32(truncatingIfNeeded: chosen),
      preemptions: chosen == last ? preemptionsSoFar : elsewhere, preemptionsElsewhere: elsewhere)
    return take(pending)
  }

  mutating func order(from: Int, to: Int) {
    if hashesTraces { hash.order(from: from, to: to) }
  }

  mutating func symmetry(of strand: Int, is class: Int) {
    mask.declare(strand, class: `class`)
  }

  mutating func advanceTime() {
    if hashesTraces { hash.advanceTime() }
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    if diverged { return false }
    executions &+= 1
    return advance()
  }

  /// Goes to the deepest node with something left to try.
  private mutating func advance() -> Bool {
    var at = depth
    var below = 1.0
    while at > 0 {
      at &-= 1
      let node = nodes.base + at
      node.pointee.leaves += below
      node.pointee.tried += 1
      if node.pointee.untried != 0 {
        let next = node.pointee.untried.lowest
        node.pointee.untried &= node.pointee.untried &- 1
        node.pointee.chosen = Int32(truncatingIfNeeded: next)
        node.pointee.preemptions = node.pointee.preemptionsElsewhere
        prefix = at &+ 1
        return true
      }
      below = node.pointee.leaves
    }
    prefix = 0
    return false
  }

  /// Roughly how much of the tree was tried, from 0 to 1.
  var covered: Double {
    guard prefix > 0 else { return executions > 0 ? 1 : 0 }
    var estimate = CoverageEstimate()
    for at in stride(from: prefix - 1, through: 0, by: -1) {
      let node = nodes.base[at]
      estimate.climb(leaves: node.leaves, tried: node.tried, untried: node.untried.nonzeroBitCount)
    }
    return min(1, Double(executions) / max(1, estimate.leaves))
  }
}
