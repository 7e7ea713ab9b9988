internal import CStrand
internal import Trace

/// A world whose every scheduling point asks somebody who goes on.
///
/// `ExploringWorld` asks a search. What happens at every step is here, outside of the generic class: the methods
/// of that are compiled once for all searches, and find each of its properties at run time.
class SteppingWorld: World {
  /// How many strands an execution can have, so that a word holds a set of them.
  private static let mostStrands = 64
  private var enabled: StrandSet = 0
  private var live: StrandSet = 0
  /// How many steps one execution may take before it counts as spinning.
  private let stepLimit: Int
  private(set) var steps = 0
  private var trail = Column(count: 256, filler: UInt8(0))
  /// The numbers that were given out: by who started a strand (the body of the test comes first, as nobody's), and
  /// as which of theirs; -1 for none yet.
  private var numbers = Column(count: 128, filler: Int32(-1))
  private var numbersGiven = 0
  /// How many jobs of tasks may be in the middle at once; nil for any number.
  private let workers: Int?
  private var working = 0
  private var stutter = Stutter()
  private var doubts = Doubts()
  /// The execution is redundant for the search: it only runs to its end, to leave nothing behind.
  private(set) var isGivenUp = false

  init(workers: Int?, stepLimit: Int) {
    self.workers = workers
    self.stepLimit = stepLimit
    super.init()
  }

  // MARK: Who is asked

  /// Picks who goes on, or -1 to give the execution up.
  func choose(enabled: StrandSet, live: StrandSet) -> Int { -1 }
  /// Everything that `to` does from now on comes after the last step of `from`.
  func searchOrders(from: Int, to: Int) {}
  /// Simulated time moved on.
  func searchAdvancesTime() {}

  // MARK: What a world decides

  /// The strand of each step so far.
  var schedule: Schedule { Schedule((0..<min(steps, stepLimit)).map { Int(trail.base[$0]) }) }

  override func reset() {
    super.reset()
    enabled = 0
    live = 0
    steps = 0
    working = 0
    stutter.reset()
    doubts.reset()
    isGivenUp = false
  }

  /// A strand has the same number in every execution: by who started it and as which of theirs.
  override func number(child: Int, of parent: Int) -> Int {
    guard child < Self.mostStrands, parent < Self.mostStrands else { return strands.count }
    let place = (parent &+ 1) &* Self.mostStrands &+ child
    numbers.reserve(place)
    if numbers.base[place] < 0 {
      numbers.base[place] = Int32(truncatingIfNeeded: numbersGiven)
      numbersGiven += 1
    }
    return Int(numbers.base[place])
  }

  override func becameReady(_ strand: Int) {
    guard strand < Self.mostStrands else {
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
    guard workers != nil else { return }
    if let state = strands[strand], state.isWorking {
      state.isWorking = false
      working -= 1
    }
  }

  override func ordered(from: Int, to: Int) {
    if !isGivenUp, from != to { searchOrders(from: from, to: to) }
  }

  override func point(_ operation: Operation) {
    guard current >= 0 else { return }
    stop(before: operation)
    switch operation.kind {
    case .read, .local: break
    case .yield: stutter.idled(current, pc: 0, object: -1)
    default: stutter.changed()
    }
  }

  override func openPoint(_ operation: Operation, changingIf doubt: Doubts.Doubt?) {
    guard current >= 0 else { return }
    guard let doubt else { return stop(before: operation) }
    doubts.begin(current, doubt)
    stop(before: operation)
    doubts.end(current)
  }

  private func stop(before operation: Operation) {
    var operation = operation
    if hasProcesses, let life = strands[current]?.life, life >= 0 {
      operation = operation.living(life)
    }
    pending[current] = operation
    dispatch()
  }

  override func didRead(_ object: Int32, pc: UInt) {
    stutter.idled(current, pc: pc, object: object)
  }

  override func didChange() { stutter.changed() }

  /// Where workers are few, who gets one first matters.
  override var jobStart: Operation {
    workers == nil ? Operation(.local) : Operation(.write, cs_intern(-3, 0))
  }

  override var hasFewWorkers: Bool { workers != nil }

  override func released(_ lock: LockModel) {
    for id in lock.waiters { unblock(id) }
  }

  override func released(_ semaphore: SemaphoreModel) {
    for id in semaphore.waiters {
      // Until it has what it waits for, its time runs: somebody else may be faster.
      let deadline = strands[id]?.deadline
      unblock(id)
      strands[id]?.deadline = deadline
    }
  }

  override func dispatch() {
    recorder?.settle()
    while !isOver {
      if !fresh.isEmpty { return resume(fresh.removeLast()) }
      var candidates = enabled
      if let workers, working >= workers { candidates &= ~waitingForWorker() }
      if stutter.held != 0, candidates & ~stutter.held != 0 { candidates &= ~stutter.held }
      guard candidates != 0 else {
        guard let next = timers.next else { break }
        now = max(now, next)
        if !isGivenUp { searchAdvancesTime() }
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
      if doubts.strands != 0 { doubts.settle(pending) }
      var next =
        isGivenUp
        ? roundRobin(candidates)
        : choose(enabled: candidates, live: live)
      if next < 0 {
        isGivenUp = true
        next = roundRobin(candidates)
      }
      trail.reserve(steps)
      trail.base[steps &- 1] = UInt8(truncatingIfNeeded: next)
      recorder?.chose(self, next, enabled: candidates)
      if next == current { return }
      if workers != nil { beginJob(of: next) }
      return resume(next)
    }
    cs_leave()
  }

  /// Takes note that a task begins a job, for which it needs a worker.
  private func beginJob(of id: Int) {
    guard let strand = strands[id], strand.fibre == nil, strand.job != nil, !strand.jobIsMain
    else { return }
    strand.isWorking = true
    working += 1
  }

  /// The tasks that have no worker and would need one.
  private func waitingForWorker() -> StrandSet {
    var set: StrandSet = 0
    strands.forEach {
      if $0.job != nil && $0.fibre == nil && !$0.jobIsMain { set |= StrandSet(strand: $0.id) }
    }
    return set
  }

  private func roundRobin(_ candidates: StrandSet) -> Int {
    let after = candidates & ~((StrandSet(2) &<< UInt64(max(0, current))) &- 1)
    return (after != 0 ? after : candidates).trailingZeroBitCount
  }
}
