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
  /// After how many steps more is to be seen to: who is never chosen.
  private let plainSteps: Int
  private(set) var steps = 0
  private var trail = Column(count: 256, filler: UInt8(0))
  /// The numbers that were given out: by who started a strand (the body of the test comes first, as nobody's), and
  /// as which of theirs; -1 for none yet.
  private var numbers = Column(count: 128, filler: Int32(-1))
  private var numbersGiven = 0
  /// How many jobs of tasks may be in the middle at once; nil for any number.
  private let workers: Int?
  private var working = 0
  var stutter = Stutter()
  /// The strands that nobody can tell apart, if the search wants to know.
  var twins = Twins()
  private var doubts = Doubts()
  /// The strand that is left alone in a loop, to see whether that ends by itself; -1 for none. Then how many more
  /// steps it is given, and where the loop was noticed.
  var alone = -1
  var aloneSteps = 0
  var aloneSite: UInt = 0
  /// How many more steps it is given if it does not come back to where it was, and whether it does: that can be seen
  /// of a loop on one stack.
  var moreSteps = 0
  var hasNoJobs = true
  var rounds = Rounds()
  /// Whether somebody was held back in this execution, or left alone.
  var hasHeldBack = false
  /// How many steps strands that are held back have taken since nobody else could.
  private var idleSteps = 0
  /// Who was chosen in the second half of the steps that an execution may take.
  private var chosenLately: StrandSet = 0
  /// So many steps passed while somebody could go on who was never chosen: from here on everybody takes turns.
  private var takesTurns = false
  /// The strands that have looked at the clock since time moved on, and how far it moves if that is all they do.
  private var clockReaders: StrandSet = 0
  private var busyWait = 0
  /// Whether a strand went round and round without a step, so that what it looks at is to become one.
  private var isImpatient = false
  /// The recorder, while nothing is written down.
  var resting: Recorder?
  /// The execution is redundant for the search: it only runs to its end, to leave nothing behind.
  var isGivenUp = false

  init(workers: Int?, stepLimit: Int, seeksTwins: Bool) {
    self.workers = workers
    self.stepLimit = stepLimit
    plainSteps = (stepLimit - 1) / 2
    super.init()
    looksForTwins = seeksTwins
  }

  // MARK: Who is asked

  /// Picks who goes on, or -1 to give the execution up.
  func choose(enabled: StrandSet, live: StrandSet) -> Int { -1 }
  /// Everything that `to` does from now on comes after the last step of `from`.
  func searchOrders(from: Int, to: Int) {}
  /// Simulated time moved on.
  func searchAdvancesTime() {}
  /// A new strand is of a class of those that nobody can tell apart.
  func searchKnows(_ strand: Int, isOf class: Int) {}

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
    twins.reset()
    isWatched = false
    alone = -1
    hasHeldBack = false
    idleSteps = 0
    chosenLately = 0
    takesTurns = false
    clockReaders = 0
    busyWait = 1_000
    isImpatient = false
    resting = nil
    isGivenUp = false
  }

  /// A strand has the same number in every execution: by who started it and as which of theirs.
  override func number(child: Int, of parent: Int) -> Int {
    if isWatched { twins.acts(parent) }
    guard child < Self.mostStrands, parent < Self.mostStrands else { return tooMany() }
    let place = (parent &+ 1) &* Self.mostStrands &+ child
    guard place < numbers.count, numbers.base[place] >= 0 else { return newNumber(at: place) }
    return Int(numbers.base[place])
  }

  @inline(never)
  private func newNumber(at place: Int) -> Int {
    numbers.reserve(place)
    guard numbersGiven < Self.mostStrands else { return tooMany() }
    numbers.base[place] = Int32(truncatingIfNeeded: numbersGiven)
    numbersGiven += 1
    return Int(numbers.base[place])
  }

  /// There is no number left for a strand: the execution ends here, and with it the search.
  @inline(never)
  private func tooMany() -> Int {
    end(
      Discovery(
        kind: .cannotSimulate, strand: 0,
        text: "more than 64 threads and tasks at once cannot be explored; start fewer of them here"
      ))
    return strands.count
  }

  override func becameReady(_ strand: Int) {
    enabled |= StrandSet(strand: strand)
    live |= StrandSet(strand: strand)
  }

  override func becameBlocked(_ strand: Int) {
    enabled &= ~StrandSet(strand: strand)
    if isWatched { blockedBetween(strand) }
  }

  override func left(_ strand: Int) {
    if isWatched { twins.acts(strand) }
    enabled &= ~StrandSet(strand: strand)
    live &= ~StrandSet(strand: strand)
    guard workers != nil else { return }
    if let state = strands[strand], state.isWorking {
      state.isWorking = false
      working -= 1
    }
  }

  override func ordered(from: Int, to: Int) {
    guard from != to else { return }
    // Who starts others, or lets them go on, gets somewhere.
    if from == current { madeProgress(from) }
    if !isGivenUp { searchOrders(from: from, to: to) }
  }

  override func point(_ operation: Operation) {
    guard current >= 0 else { return }
    stop(before: operation)
    switch operation.kind {
    case .read, .local: break
    case .yield: idled(current, pc: 0, object: -1)
    // Who takes a lock and gives it back has changed nothing for itself, unless it says so.
    case .acquire: break
    case .release: stutter.changed(operation.object, by: current)
    case .write, .wait, .join:
      if operation.second >= 0 { stutter.changed(operation.second, by: current) }
      didChange(operation.object)
    }
  }

  override func comesTo(_ variable: Int32, kind: Int32, pc: UInt) {
    guard current >= 0 else { return }
    stop(before: Operation(kind == CS_READ ? .read : .write, variable))
    if kind == CS_READ {
      idled(current, pc: pc, object: variable)
    } else {
      changed(variable, by: current)
    }
  }

  override func openPoint(_ operation: Operation, changingIf doubt: Doubts.Doubt?) {
    guard current >= 0 else { return }
    guard let doubt else { return stop(before: operation) }
    doubts.begin(current, doubt)
    stop(before: operation)
    doubts.end(current)
  }

  @inline(__always)
  private func stop(before operation: Operation) {
    pending[current] = isWatched ? watched(operation) : operation
    passOn()
  }

  @inline(never)
  private func watched(_ operation: Operation) -> Operation {
    if operation.kind != .join { acts() }
    guard hasProcesses, let life = strands[current]?.life, life >= 0 else { return operation }
    return operation.living(life)
  }

  override func didRead(_ object: Int32, pc: UInt) {
    guard current >= 0 else { return }
    idled(current, pc: pc, object: object)
  }

  @inline(__always)
  override func changed(_ object: Int32, by strand: Int) {
    stutter.changed(object, by: strand)
    madeProgress(strand)
  }

  override func tried(_ object: Int32, succeeded: Bool) {
    guard current >= 0 else { return }
    if succeeded {
      stutter.changed(object, by: current)
    } else {
      idled(current, pc: 0, object: object)
    }
  }

  override var happened: Int {
    // Who is left alone in a loop is looked at from step to step.
    alone < 0 ? steps &+ idleSteps : Int(truncatingIfNeeded: cs_heard())
  }

  override func asksForWhatIsItsOwn() -> Bool {
    // What it asks for is shared then, and each time a step.
    defer { isImpatient = true }
    if !isImpatient { cs_lose_patience() }
    return !isImpatient
  }

  override func asksForTime() {
    guard current >= 0 else { return }
    acts()
    clockReaders |= StrandSet(strand: current)
    // A step only once it makes others wait.
    if alone == current || stutter.held.has(current) { stop(before: Operation(.local)) }
    idled(current, pc: 0, object: -1)
  }

  override func started(_ strand: Int, _ code: CapturedCode) {
    let number = twinClass(of: strand, code)
    if twins.hasOwned { isWatched = true }
    if !isGivenUp { searchKnows(strand, isOf: number) }
  }

  override func startedTogether(_ strand: Int, first: Int) {
    if !isGivenUp { searchKnows(strand, isOf: first + 1) }
  }

  override func joins(_ strand: Int) {
    twins.joins(current, strand)
    if twins.waitingForRest != 0 { isWatched = true }
  }

  override var stepsTaken: Int { steps }

  override func acts() { twins.acts(current) }

  override func touches(_ object: Int32) {
    acts()
    if twins.hasOwned { twins.touches(current, object: object) }
  }

  /// How many steps a strand has taken since the execution had so many.
  func stepsTaken(by strand: Int, since step: Int) -> Int {
    (step..<max(step, steps)).count { Int(trail.base[$0]) == strand }
  }

  override func asksFor(_ strand: Int) -> [Int32] {
    stutter.held.has(strand) ? stutter.objects(of: strand) : []
  }

  /// Where workers are few, who gets one first matters; and a task does not go on while its cancellation handlers are
  /// called.
  override var jobStart: Operation {
    let cancelled = cs_handlers_matter() ? cancelling : -1
    return workers == nil
      ? Operation(cancelled < 0 ? .local : .read, cancelled)
      : Operation(.write, cs_intern(-3, 0), second: cancelled)
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

  override func dispatch() { passOn() }

  /// Lets whoever comes next run; most often there is nothing to see to but who that is.
  @inline(__always)
  private func passOn() {
    if freshest >= 0 { return beginFreshest() }
    let isPlain =
      enabled != 0 && stutter.held == 0 && alone < 0 && workers == nil && !isOver
      && !isGivenUp && recorder == nil
    guard isPlain, steps < plainSteps else { return passOnWithCare() }
    steps &+= 1
    if doubts.strands != 0 { doubts.settle(pending) }
    var next = choose(enabled: enabled, live: live)
    if next < 0 { next = giveUp(enabled) }
    trail.reserve(steps)
    trail.base[steps &- 1] = UInt8(truncatingIfNeeded: next)
    if next != current { resume(next) }
  }

  @inline(never)
  private func passOnWithCare() {
    recorder?.settle()
    while !isOver {
      if freshest >= 0 { return beginFreshest() }
      var candidates = enabled
      if let workers, working >= workers { candidates &= ~waitingForWorker() }
      if alone >= 0 {
        if isLeftAlone(candidates) { return goOn(alone) }
      }
      if stutter.held != 0 {
        if candidates & ~stutter.held != 0 {
          candidates &= ~stutter.held
          idleSteps = 0
        } else if candidates != 0 {
          if let next = goRound(candidates) { return goOn(next) }
          continue
        }
      }
      guard candidates != 0 else {
        guard let time = timers.next else { break }
        advance(to: time)
        continue
      }
      guard takesStep(candidates) else { break }
      let next = pick(candidates)
      recorder?.chose(self, next, enabled: candidates)
      return goOn(next)
    }
    cs_leave()
  }

  @inline(never)
  private func beginFreshest() {
    recorder?.settle()
    if isOver { return cs_leave() }
    strands.reference(freshest)?._withUnsafeGuaranteedRef {
      freshest = $0.startedBefore
      begin($0)
    }
  }

  /// Counts a step.
  /// - Returns: whether there may be one more.
  @inline(__always)
  private func takesStep(_ candidates: StrandSet) -> Bool {
    steps += 1
    return steps <= stepLimit || goesBeyond(candidates)
  }

  /// Chooses who goes on, and writes it down.
  @inline(__always)
  private func pick(_ candidates: StrandSet) -> Int {
    if doubts.strands != 0 { doubts.settle(pending) }
    var next =
      isGivenUp || takesTurns ? roundRobin(candidates) : choose(enabled: candidates, live: live)
    if next < 0 { next = giveUp(candidates) }
    trail.reserve(steps)
    trail.base[steps &- 1] = UInt8(truncatingIfNeeded: next)
    if steps &* 2 >= stepLimit { chosenLately |= StrandSet(strand: next) }
    return next
  }

  /// The search wants no more of this execution: it is run to its end by turns.
  @inline(never)
  private func giveUp(_ candidates: StrandSet) -> Int {
    isGivenUp = true
    return roundRobin(candidates)
  }

  @inline(__always)
  private func goOn(_ next: Int) {
    if next == current { return }
    if workers != nil { beginJob(of: next) }
    resume(next)
  }

  private func advance(to time: Int) {
    now = max(now, time)
    if !isGivenUp { searchAdvancesTime() }
    // Who asks again after a time is not going round and round.
    stutter.reset()
    clockReaders = 0
    fireTimers()
  }

  /// Whether an execution may go on after so many steps: if somebody could have gone on all the time and was never
  /// chosen, everybody takes turns from now on, as sooner or later they would.
  @inline(never)
  private func goesBeyond(_ candidates: StrandSet) -> Bool {
    if takesTurns {
      if steps <= 2 * stepLimit { return true }
    } else if candidates & ~chosenLately != 0 {
      takesTurns = true
      Simulation.patience.ends(at: [], after: .max)
      return true
    }
    isOver = true
    discover(spinning(chosenLately & live))
    return false
  }

  /// Nobody can go on but strands that ask for what none of them changes: each goes once more around its loop,
  /// then time moves on, if there is something to wait for.
  /// - Returns: who goes on; nil if something else is to be seen to.
  private func goRound(_ candidates: StrandSet) -> Int? {
    idleSteps += 1
    if idleSteps <= Self.mostIdleSteps { return roundRobin(candidates) }
    idleSteps = 0
    if candidates & clockReaders != 0 {
      // Somebody waits by asking what time it is; how long a round takes is not known.
      advance(to: min(now + busyWait, timers.next ?? .max))
      busyWait *= 2
    } else if let time = timers.next {
      advance(to: time)
    } else {
      isOver = true
      discover(spinning(candidates))
    }
    return nil
  }

  private static let mostIdleSteps = 256

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
