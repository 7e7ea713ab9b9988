internal import CStrand
internal import Trace

/// A world whose every scheduling point asks a search who goes on.
final class ExploringWorld<Search: Scheduler & ~Copyable>: World {
  var search: Search
  private var enabled: StrandSet = 0
  private var live: StrandSet = 0
  /// How many steps one execution may take before it counts as spinning.
  private let stepLimit: Int
  private(set) var steps = 0
  /// The strand of each step so far.
  private(set) var trail: ContiguousArray<UInt8> = []
  /// The numbers that were given out: by who started a strand (the body of the test comes first, as nobody's), and
  /// as which of theirs; -1 for none yet.
  private var numbers: ContiguousArray<ContiguousArray<Int>> = []
  private var numbersGiven = 0
  /// How many jobs of tasks may be in the middle at once; nil for any number.
  private let workers: Int?
  private var working = 0
  private var stutter = Stutter()
  /// The execution is redundant for the search: it only runs to its end, to leave nothing behind.
  private(set) var isGivenUp = false

  init(search: consuming Search, workers: Int?, stepLimit: Int) {
    self.search = search
    self.workers = workers
    self.stepLimit = stepLimit
    super.init()
  }

  override func reset() {
    super.reset()
    enabled = 0
    live = 0
    steps = 0
    trail.removeAll(keepingCapacity: true)
    working = 0
    stutter.reset()
    isGivenUp = false
    search.begin()
  }

  /// A strand has the same number in every execution: by who started it and as which of theirs.
  override func number(child: Int, of parent: Int) -> Int {
    let row = parent + 1
    while numbers.count <= row { numbers.append([]) }
    while numbers[row].count <= child { numbers[row].append(-1) }
    if numbers[row][child] < 0 {
      numbers[row][child] = numbersGiven
      numbersGiven += 1
    }
    return numbers[row][child]
  }

  override func becameReady(_ strand: Int) {
    guard strand < 64 else {
      return end(
        Discovery(
          kind: .cannotSimulate, strand: 0,
          text:
            "more than 64 threads and tasks at once cannot be explored; start fewer of them here"))
    }
    enabled |= StrandSet(strand: strand)
    live |= StrandSet(strand: strand)
  }

  override func becameBlocked(_ strand: Int) {
    enabled &= ~StrandSet(strand: strand)
  }

  override func left(_ strand: Int) {
    enabled &= ~StrandSet(strand: strand)
    live &= ~StrandSet(strand: strand)
    if let state = strands[strand], state.isWorking {
      state.isWorking = false
      working -= 1
    }
  }

  override func ordered(from: Int, to: Int) {
    if !isGivenUp, from != to { search.order(from: from, to: to) }
  }

  override func point(_ operation: Operation) {
    guard current >= 0 else { return }
    var operation = operation
    if hasProcesses, let life = strands[current]?.life, life >= 0 {
      operation = operation.living(life)
    }
    pending[current] = operation
    dispatch()
    switch operation.kind {
    case .read, .local: break
    case .yield: stutter.idled(current, pc: 0, object: -1)
    default: stutter.changed()
    }
  }

  override func didRead(_ object: Int32, pc: UInt) {
    stutter.idled(current, pc: pc, object: object)
  }

  /// Where workers are few, who gets one first matters.
  override var jobStart: Operation {
    workers == nil ? Operation(.local) : Operation(.write, cs_intern(-3, 0))
  }

  override func released(_ lock: LockModel) {
    for id in lock.waiters { unblock(id) }
  }

  override func released(_ semaphore: SemaphoreModel) {
    for id in semaphore.waiters { unblock(id) }
  }

  override func dispatch() {
    recorder?.settle()
    while !isOver {
      if let first = fresh.popLast() {
        return resume(first)
      }
      var candidates = enabled
      if let workers, working >= workers { candidates &= ~waitingForWorker() }
      if stutter.held != 0, candidates & ~stutter.held != 0 { candidates &= ~stutter.held }
      guard candidates != 0 else {
        guard let next = timers.next else { break }
        now = max(now, next)
        if !isGivenUp { search.advanceTime() }
        fireTimers()
        continue
      }
      steps += 1
      if steps > stepLimit {
        isOver = true
        discover(
          Discovery(
            kind: .spinning, strand: current >= 0 ? current : candidates.trailingZeroBitCount))
        break
      }
      var next =
        isGivenUp
        ? roundRobin(candidates)
        : search.choose(enabled: candidates, live: live, pending: pending, state: 0)
      if next < 0 {
        isGivenUp = true
        next = roundRobin(candidates)
      }
      trail.append(UInt8(truncatingIfNeeded: next))
      recorder?.chose(self, next, enabled: candidates)
      if next == current { return }
      if let strand = strands[next], strand.fibre == nil, strand.job != nil {
        strand.isWorking = true
        working += 1
      }
      return resume(next)
    }
    cs_leave()
  }

  /// The tasks that have no worker and would need one.
  private func waitingForWorker() -> StrandSet {
    var set: StrandSet = 0
    for case let strand? in strands where strand.job != nil && strand.fibre == nil {
      set |= StrandSet(strand: strand.id)
    }
    return set
  }

  private func roundRobin(_ candidates: StrandSet) -> Int {
    let after = candidates & ~((StrandSet(2) &<< UInt64(max(0, current))) &- 1)
    return (after != 0 ? after : candidates).trailingZeroBitCount
  }

  /// Ends the execution for the search.
  /// - Returns: whether there is another.
  func finish(blocked: [Int], failed: Bool, outcome: UInt64) -> Bool {
    var set: StrandSet = 0
    for id in blocked { set |= StrandSet(strand: id) }
    return search.finish(blocked: set, pending: pending, failed: failed, outcome: outcome)
  }
}
