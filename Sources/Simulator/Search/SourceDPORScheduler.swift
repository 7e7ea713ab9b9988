import Trace

/// Every trace once: source sets and sleep sets (Abdulla, Aronsson, Jonsson, Sagonas: Optimal Dynamic
/// Partial Order Reduction, POPL 2014), without a bound.
///
/// Executions that differ only in the order of independent steps are one trace. Each trace is run to
/// its end exactly once; a few executions are given up because all that follows was run elsewhere.
struct SourceDPORScheduler: Scheduler, ~Copyable {
  private let hashesTraces: Bool
  private var path = Path()
  private var trail = Column(count: 256, filler: UInt8(0))
  private var mask = SymmetryMask()
  private var hash = TraceHash()
  private var depth = 0
  private var prefix = 0
  private var last = -1
  private var asleep: StrandSet = 0
  private var gaveUp = false
  /// Whether an execution did not go as an earlier one with the same choices: the program depends
  /// on something outside.
  private(set) var diverged = false
  /// How many executions ran to their end: each is a trace of its own.
  private(set) var traces = 0
  /// How many executions were given up because all that follows was run elsewhere.
  private(set) var redundant = 0

  /// Prepares a search of all traces.
  /// - Parameter hashesTraces: whether `trace` is wanted.
  init(hashesTraces: Bool = false) {
    self.hashesTraces = hashesTraces
  }

  /// How many executions there were.
  var executions: Int { traces + redundant }

  /// The hash of the trace of the execution that just ended.
  var trace: UInt64 { hash.value }

  /// Whether the execution that just ended was given up.
  var wasRedundant: Bool { gaveUp }

  /// The choices of the execution that just ended.
  var schedule: Schedule {
    Schedule((0..<depth).map { Int(trail.base[$0]) })
  }

  /// Roughly how much of what there is was tried, from 0 to 1 (Nidhugg's estimate, leaf to root).
  var covered: Double {
    guard prefix > 0 else { return traces > 0 ? 1 : 0 }
    return min(1, Double(traces) / max(1, path.estimate(prefix: prefix)))
  }

  static var usesSymmetry: Bool { true }

  mutating func begin() {
    depth = 0
    last = -1
    asleep = 0
    gaveUp = false
    path.begin()
    mask.begin()
    if hashesTraces { hash.begin() }
  }

  @inline(__always)
  mutating func choose(
    enabled everyone: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    let allowed = everyone & ~mask.held
    let enabled = allowed == 0 ? everyone : allowed
    let at = depth
    let chosen: Int
    path.makeRoom(for: live, at: at)
    trail.reserve(at)
    if at < prefix {
      chosen = path.strand(at: at)
      guard path.enabled(at: at) == enabled else {
        diverged = true
        return -1
      }
      if at &+ 1 < prefix {
        guard path.replay(at, pending[chosen]) else {
          diverged = true
          return -1
        }
      } else {
        asleep = path.execute(at, pending)
      }
    } else {
      let candidates = enabled & ~asleep
      if candidates == 0 {
        gaveUp = true
        return -1
      }
      chosen = last >= 0 && candidates.has(last) ? last : candidates.lowest
      path.open(at, enabled: enabled, asleep: asleep, chosen: chosen)
      asleep = path.execute(at, pending)
    }
    last = chosen
    trail.base[at] = UInt8(truncatingIfNeeded: chosen)
    depth = at &+ 1
    if hashesTraces { addToHash(chosen, pending[chosen]) }
    let freed = mask.step(chosen)
    if freed >= 0 { order(from: chosen, to: freed) }
    return chosen
  }

  @inline(never)
  private mutating func addToHash(_ strand: Int, _ operation: Operation) {
    hash.step(strand, operation)
  }

  mutating func order(from: Int, to: Int) {
    path.order(from: from, to: to, depth: depth)
    asleep &= ~StrandSet(strand: to)
    if hashesTraces { hash.order(from: from, to: to) }
  }

  mutating func symmetry(of strand: Int, is class: Int) {
    mask.declare(strand, class: `class`)
  }

  mutating func advanceTime() {
    path.advanceTime()
    if hashesTraces { hash.advanceTime() }
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    if diverged { return false }
    if gaveUp {
      redundant += 1
    } else {
      traces += 1
      if blocked != 0 {
        path.makeRoom(for: blocked, at: depth)
        path.raceBlocked(blocked, pending, depth: depth)
      }
    }
    prefix = path.backtrack(from: depth, leaves: gaveUp ? 0 : 1)
    return prefix > 0
  }
}
