/// Counts all schedules of a small program without running each: what follows a state is counted
/// once, however many ways lead to it, and of strands that nobody can tell apart only one takes its first step first:
/// it counts for all of them.
///
/// It needs the engine's `state`: a key that differs when anything differs that decides how the
/// execution goes on, whether it fails and what comes out. Without one it runs every schedule.
struct CountingScheduler: Scheduler, ~Copyable {
  private struct Node {
    var key: UInt64
    var untried: StrandSet
    var chosen: Int
    var last: Int
    var lastCanGoOn: Bool
    var chance: Double
    /// How many strands the chosen one stands for.
    var alike = 1
    var counts = ExactCounts()

    /// How many preemptions the chosen step is.
    var preemptions: Int { lastCanGoOn && chosen != last ? 1 : 0 }
  }

  private let mostStates: Int
  private let countsPreemptions: Bool
  private var nodes: [Node] = []
  private var mask = SymmetryMask()
  private var depth = 0
  private var last = -1
  private var known: [UInt64: ExactCounts] = [:]
  private var reached: ExactCounts?
  /// The counts, once the search is complete.
  private(set) var counts: ExactCounts?
  /// How many executions were run.
  private(set) var executions = 0
  /// Whether an execution did not go as an earlier one with the same choices.
  private(set) var diverged = false

  /// Prepares to count, unless there are more than so many states.
  /// - Parameter countsPreemptions: whether preemptions are counted too: states that differ only in who ran last
  ///   are different then.
  init(mostStates: Int = 100_000, countsPreemptions: Bool = true) {
    self.mostStates = mostStates
    self.countsPreemptions = countsPreemptions
  }

  static var readsState: Bool { true }

  static var usesSymmetry: Bool { true }

  /// How many states were met.
  var states: Int { known.count }

  mutating func begin() {
    depth = 0
    last = -1
    reached = nil
    mask.begin()
  }

  mutating func choose(
    enabled everyone: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    let allowed = everyone & ~mask.held
    let enabled = allowed == 0 ? everyone : allowed
    let ran = countsPreemptions ? last : -1
    let key = state == 0 ? 0 : mixed(state ^ mixed(UInt64(bitPattern: Int64(ran)))) | 1
    if depth < nodes.count {
      guard nodes[depth].key == key, enabled.has(nodes[depth].chosen) else {
        diverged = true
        return -1
      }
    } else {
      if key != 0, let counts = known[key] {
        reached = counts
        return -1
      }
      let lastCanGoOn = last >= 0 && enabled.has(last) && pending[last].kind != .yield
      nodes.append(
        Node(
          key: key, untried: enabled & (enabled &- 1), chosen: enabled.lowest, last: last,
          lastCanGoOn: lastCanGoOn, chance: 1 / Double(everyone.nonzeroBitCount)))
    }
    last = nodes[depth].chosen
    nodes[depth].alike = mask.alike(last, enabled: everyone)
    _ = mask.step(last)
    depth += 1
    return last
  }

  mutating func symmetry(of strand: Int, is class: Int) {
    mask.declare(strand, class: `class`)
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    executions += 1
    if diverged { return false }
    var below = reached ?? ExactCounts(ExactCounts.Outcome(hash: outcome, failed: failed))
    while var node = nodes.popLast() {
      node.counts.add(
        below, preemptions: node.preemptions, chance: node.chance, times: node.alike)
      if node.untried != 0 {
        node.chosen = node.untried.lowest
        node.untried &= node.untried &- 1
        nodes.append(node)
        return true
      }
      if node.key != 0 {
        guard known.count < mostStates else { return false }
        known[node.key] = node.counts
      }
      below = node.counts
    }
    counts = below
    return false
  }
}
