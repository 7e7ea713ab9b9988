internal import CStrand
internal import Trace

/// A world with cores and a clock: who runs is decided by a queue, and a strand that computes takes time.
///
/// Code takes no time but for what it says it takes (`compute`). A strand needs a core to run: it keeps
/// it while it computes and gives it up when it waits. A thread that has computed for a time slice
/// makes room for others that want a core; a task keeps its core until it suspends.
///
/// Tasks share as many workers as there are cores. A task that blocks, instead of suspending, gives up
/// its core but not its worker: on one core no other task can start or go on meanwhile.
final class TimedWorld: World {
  private let coreCount: Int
  private let slice: Int
  private var onCore: [Int?]
  private var ready = ReadyQueue()
  /// How many tasks are in the middle of a job, on a core or blocked.
  private var working = 0
  private var isQueued: ContiguousArray<Bool> = []
  /// When a strand last went on: a timer that wakes nobody, such as that of a sleep that was
  /// cancelled, makes no run longer.
  private var end = 0
  /// The time that cores were busy, in nanoseconds.
  private(set) var busy = 0
  private var events: [Run.Event] = []
  private var showing = Showing()
  private let records: Bool
  /// How often a strand has given way, changed something or looked at the clock: a loop that does is getting on.
  private var turns = 0

  /// Makes a world.
  /// - Parameters:
  ///   - cores: how many strands can run at once.
  ///   - slice: how long a thread may compute while others want its core, in nanoseconds.
  ///   - records: whether who did what when is kept.
  init(cores: Int, slice: Int, records: Bool) {
    coreCount = max(1, cores)
    self.slice = max(1, slice)
    self.records = records
    onCore = Array(repeating: nil, count: max(1, cores))
    super.init()
  }

  /// What the run looked like.
  func run() -> Run {
    Run(
      cores: coreCount, elapsed: end, cpuTime: busy,
      strands: strands.map {
        Strand(
          id: $0.id, name: name(of: $0.id), kind: $0.kind,
          parent: $0.parent >= 0 ? $0.parent : nil)
      },
      intervals: showing.intervals,
      events: events)
  }

  // MARK: Who wants a core

  override func becameReady(_ strand: Int) {
    while isQueued.count <= strand { isQueued.append(false) }
    let hasCore = strands.reference(strand)?._withUnsafeGuaranteedRef { $0.core != nil }
    guard hasCore == false, !isQueued[strand] else { return }
    isQueued[strand] = true
    ready.append(strand)
    show(strand, .ready)
  }

  override func becameBlocked(_ strand: Int) {
    guard let state = strands[strand] else { return }
    freeCore(of: state)
    switch state.wait {
    case .nothing: break
    case .lock, .condition: show(strand, .waitingForLock)
    case .semaphore(let semaphore):
      show(
        strand,
        StrandState.Pause(
          state: semaphore.waitingState, label: semaphore.isShown ? nil : semaphore.name))
    case .strand, .group: show(strand, .waitingForStrand)
    case .time(let pause): show(strand, pause)
    }
  }

  override func left(_ strand: Int) {
    guard let state = strands[strand] else { return }
    freeCore(of: state)
    if state.isWorking {
      state.isWorking = false
      working -= 1
    }
    if state.isFinished {
      close(strand)
    } else if let pause = state.suspendedAs {
      show(strand, pause)
      state.suspendedAs = nil
    } else {
      show(strand, .waitingForStrand)
    }
  }

  // It has the core too. A strand that runs must not stand in the queue for one: it would be taken from
  // there after its job, with nothing to run, and be held for finished.
  override func tookOver(from old: StrandState, _ strand: StrandState) {
    if strand.id < isQueued.count, isQueued[strand.id] {
      isQueued[strand.id] = false
      ready.remove(strand.id)
    }
    guard let core = old.core else { return }
    old.core = nil
    strand.core = core
    onCore[core] = strand.id
    show(strand.id, .running)
  }

  override func released(_ lock: LockModel) {
    if let first = lock.waiters.first { unblock(first) }
  }

  override func released(_ semaphore: SemaphoreModel) {
    // Who was woken before, and has not come to take a permit yet, is still among the waiters.
    let next = semaphore.waiters.first { waiter in
      if case .semaphore? = strands[waiter]?.wait { true } else { false }
    }
    if let next { unblock(next) }
  }

  private func freeCore(of state: StrandState) {
    guard let core = state.core else { return }
    onCore[core] = nil
    state.core = nil
  }

  // MARK: Who runs

  // Code takes no time: who asks again and again gives nobody the chance to change what it asks for.
  override var happened: Int { turns }

  // Strands are not interrupted at accesses: between two waits a strand's code is one step.
  override func point(_ operation: Operation) {
    switch operation.kind {
    case .write, .wait, .join: turns &+= 1
    case .read, .local, .acquire, .release, .yield: break
    }
    stop(before: operation)
  }

  override func openPoint(_ operation: Operation, changingIf doubt: Doubts.Doubt?) {
    stop(before: operation)
  }

  override func changed(_ object: Int32, by strand: Int) { turns &+= 1 }

  private func stop(before operation: Operation) {
    guard current >= 0, let me = strands[current] else { return }
    switch me.wait {
    case .nothing:
      if operation.kind == .yield { giveWay() }
    default: dispatch()
    }
  }

  private func giveWay() {
    guard current >= 0, let me = strands[current], !ready.isEmpty else { return }
    freeCore(of: me)
    becameReady(me.id)
    dispatch()
  }

  /// The running strand computes: it holds its core while the time passes.
  override public func compute(for duration: Int) {
    guard current >= 0, let me = strands[current], duration > 0 else { return }
    me.remaining = duration
    me.sliceEnd = now + slice
    show(current, .running)
    dispatch()
  }

  override func dispatch() {
    freshest = -1
    turns &+= 1
    while !isOver {
      if let next = nextToRun() {
        end = now
        if next == current { return }
        return resume(next)
      }
      guard let time = nextEvent() else { break }
      advance(to: time)
      fireTimers()
    }
    cs_leave()
  }

  /// A strand that has a core, or gets one, and has code to run.
  private func nextToRun() -> Int? {
    for core in onCore.indices {
      guard let id = onCore[core], remaining(of: id) == 0 else { continue }
      return id
    }
    while let core = onCore.firstIndex(of: nil), let id = ready.popFirst(where: hasWorker) {
      isQueued[id] = false
      if strands.reference(id)?._withUnsafeGuaranteedRef({ takes(core, $0) }) ?? false {
        return id
      }
    }
    return nil
  }

  /// A strand gets a core.
  /// - Returns: whether it has code to run.
  private func takes(_ core: Int, _ state: StrandState) -> Bool {
    guard !state.isFinished else { return false }
    if needsWorker(state) {
      state.isWorking = true
      working += 1
    }
    onCore[core] = state.id
    state.core = core
    show(state.id, .running)
    if state.remaining == 0 { return true }
    state.sliceEnd = now + slice
    return false
  }

  /// How long a strand still computes.
  private func remaining(of id: Int) -> Int? {
    strands.reference(id)?._withUnsafeGuaranteedRef { $0.remaining }
  }

  /// A task that begins a job; in the middle of one it has its worker.
  private func needsWorker(_ state: StrandState) -> Bool {
    state.job != nil && state.fibre == nil && !state.isWorking && !state.jobIsMain
  }

  private func hasWorker(_ id: Int) -> Bool {
    guard working >= coreCount, let state = strands[id] else { return true }
    return !needsWorker(state)
  }

  private func nextEvent() -> Int? {
    var next = timers.next
    for case let id? in onCore {
      guard let state = strands[id] else { continue }
      var end = now + state.remaining
      if state.kind != .task, state.job == nil { end = min(end, state.sliceEnd) }
      next = min(next ?? end, end)
    }
    return next
  }

  private func advance(to time: Int) {
    let passed = max(0, time - now)
    now = max(now, time)
    for case let id? in onCore {
      guard let state = strands[id] else { continue }
      state.remaining -= passed
      busy += passed
    }
    // Who has computed for a whole slice makes room for who waits for a core.
    for core in onCore.indices {
      guard let id = onCore[core], let state = strands[id], state.remaining > 0,
        state.sliceEnd <= now,
        state.kind != .task
      else { continue }
      if ready.isEmpty {
        state.sliceEnd = now + slice
      } else {
        freeCore(of: state)
        becameReady(id)
      }
    }
  }

  /// How often a strand may look at the clock before that takes time: a busy wait ends too.
  private static let mostLooks = 10_000

  override func asksForTime() {
    guard current >= 0, let me = strands[current] else { return }
    turns &+= 1
    if me.lookedAt != now {
      me.lookedAt = now
      me.looks = 0
    }
    me.looks += 1
    guard me.looks > Self.mostLooks else { return }
    compute(for: max(1_000, now / 100))
    me.looks = Self.mostLooks / 2
    me.lookedAt = now
  }

  // MARK: What is shown

  override func bigLockChanged(of strand: StrandState) {
    if strand.core != nil { show(strand.id, .running) }
  }

  override func note(_ kind: Run.Event.Kind, _ strand: Int, text: String?) {
    guard records else { return }
    events.append(Run.Event(strand: strand, time: now, kind: kind, text: text))
  }

  private func show(_ strand: Int, _ state: Run.State) {
    guard records else { return }
    let holds = state == .running && (strands[strand]?.bigLocks ?? 0) > 0
    show(strand, StrandState.Pause(state: holds ? .holdingBigLock : state))
  }

  private func show(_ strand: Int, _ pause: StrandState.Pause) {
    guard records else { return }
    showing.show(
      strand, pause, core: strands.reference(strand)?._withUnsafeGuaranteedRef { $0.core }, at: now)
  }

  private func close(_ strand: Int) {
    if records { showing.close(strand, at: now) }
  }

  /// Closes what is still open at the end.
  func closeIntervals() { showing.closeAll(at: now) }
}

/// Who wants a core, first come first served.
private struct ReadyQueue {
  private var items: [Int] = []
  private var head = 0

  var isEmpty: Bool { head == items.count }

  mutating func append(_ strand: Int) { items.append(strand) }

  /// Takes out one that has come last, or not long ago.
  mutating func remove(_ strand: Int) {
    guard let found = items[head...].lastIndex(of: strand) else { return }
    items.remove(at: found)
  }

  /// Takes the first that can be served.
  mutating func popFirst(where canRun: (Int) -> Bool) -> Int? {
    guard let found = items[head...].firstIndex(where: canRun) else { return nil }
    guard found == head else { return items.remove(at: found) }
    let first = items[head]
    head += 1
    if head == items.count {
      items.removeAll(keepingCapacity: true)
      head = 0
    } else if head > 1024, head * 2 > items.count {
      items.removeFirst(head)
      head = 0
    }
    return first
  }
}
