import Trace

/// Schedules by priorities drawn at random, which change at a few random steps (Burckhardt, Kothari,
/// Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs,
/// ASPLOS 2010).
///
/// A failure that needs `depth` ordering constraints among n strands and k steps is found by an
/// execution with a chance of at least 1 in n·k^(depth-1).
struct PCTScheduler: Scheduler, ~Copyable {
  private let depthOfBug: Int
  private let seed: UInt64
  private let limit: Int
  private var random = RandomSource(seed: 0)
  private var choices = Column(count: 256, filler: Int32(0))
  /// Each strand's priority: drawn ones are positive, those after a change negative or 0.
  private var priorities = Column(count: 64, filler: Int64(0))
  private var changes: [Int] = []
  private var seen: StrandSet = 0
  private var depth = 0
  private var longest: Int
  /// How many executions ended.
  private(set) var executions = 0

  /// Prepares as many executions as wanted.
  /// - Parameters:
  ///   - depth: how many ordering constraints the failure looked for may need, from 1.
  ///   - steps: about how many steps the first execution has; from then on it is the longest seen.
  init(depth: Int, seed: UInt64, executions: Int, steps: Int = 32) {
    depthOfBug = max(1, depth)
    self.seed = seed
    limit = executions
    longest = max(1, steps)
  }

  /// The choices of the execution that just ended.
  var schedule: Schedule {
    Schedule((0..<depth).map { Int(choices.base[$0]) })
  }

  mutating func begin() {
    random = RandomSource(seed: mixed(seed ^ mixed(UInt64(executions))))
    changes.removeAll(keepingCapacity: true)
    for _ in 1..<depthOfBug { changes.append(random.below(longest)) }
    seen = 0
    depth = 0
  }

  @inline(__always)
  mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    if live & ~seen != 0 { drawPriorities(live & ~seen) }
    var chosen = highest(of: enabled)
    for index in 0..<changes.count where changes[index] == depth {
      priorities.base[chosen] = -Int64(index)
      chosen = highest(of: enabled)
    }
    if pending[chosen].kind == .yield {
      priorities.base[chosen] = lowestPriority() - 1
    }
    choices.reserve(depth)
    choices.base[depth] = Int32(truncatingIfNeeded: chosen)
    depth &+= 1
    return chosen
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    longest = executions == 0 ? max(1, depth) : max(longest, depth)
    executions += 1
    return executions < limit
  }

  private func highest(of strands: StrandSet) -> Int {
    var best = strands.lowest
    var rest = strands & (strands &- 1)
    while rest != 0 {
      let strand = rest.lowest
      rest &= rest &- 1
      if priorities.base[strand] > priorities.base[best] { best = strand }
    }
    return best
  }

  private func lowestPriority() -> Int64 {
    var lowest = Int64(0)
    var rest = seen
    while rest != 0 {
      lowest = min(lowest, priorities.base[rest.lowest])
      rest &= rest &- 1
    }
    return lowest
  }

  private mutating func drawPriorities(_ strands: StrandSet) {
    var rest = strands
    while rest != 0 {
      priorities.base[rest.lowest] = Int64(random.next() &>> 1) | 1
      rest &= rest &- 1
    }
    seen |= strands
  }
}
