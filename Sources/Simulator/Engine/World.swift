internal import CStrand
internal import Trace

/// A program that runs in virtual time on strands of its own: what explorations and timed runs share.
///
/// One OS thread runs all strands, one at a time. A strand gives way only inside a call to the world:
/// at an access to shared memory, or in an operation on a lock, a task or the clock. Two kinds of
/// world differ in who goes on then: `ExploringWorld` asks a search, `TimedWorld` has cores and a queue.
public class World {
  /// The strands of this execution.
  final var strands = StrandTable()
  /// What each strand is about to do, by number.
  private(set) var pending: UnsafeMutablePointer<Operation>
  private var capacity = 64
  /// The strand that runs; -1 on the host.
  var current = -1
  /// Virtual time since the execution began, in nanoseconds.
  final var now = 0
  final var timers = TimerQueue()
  var clocks = Clocks()
  /// What the race detection keeps of strands beyond the sixty-fourth: reads, and what atomic variables hand on.
  final var sharedReads = SharedReads()
  final var atomics = HandOvers()
  /// What was found wrong in this execution, in order, but for races that it survived; the last may have ended it.
  var discoveries: [Discovery] = []
  /// The data races of this execution that did not end it, in order; one for each variable.
  var races: ContiguousArray<Discovery.Race> = []
  /// The strands that had begun and not come to their end when the execution had.
  private(set) var waitingStrands: [Int] = []
  /// Whether the execution has been ended before its strands were through.
  var isOver = false
  var recorder: Recorder? {
    didSet { cs_tell_settled(recorder != nil) }
  }
  /// What the state of this execution is known by, if somebody wants to know.
  final var stateKey: StateKey?
  /// The fibres that nobody uses: the first, which names the next.
  private var spare: UnsafeMutablePointer<cs_fibre>?
  /// The tasks that are strands.
  final var tasks = NumberTable()
  /// The strand that was started last of those that have not come to their first scheduling point yet, and names the
  /// one before it; -1 for none.
  final var freshest = -1
  /// What each actor hands on from one task to the next, by the actor's number.
  var actors: [Int32: Knowledge] = [:]
  /// Whether some strand is a process.
  var hasProcesses = false
  /// The strands that were killed: what they were about to do could have come before.
  var killed: [Int] = []
  /// The strands that wait for a lock of the library of Swift Concurrency which another holds.
  var lockWaiters: [(lock: UnsafeRawPointer, strand: Int)] = []
  /// What the library of Swift Concurrency hands on, by address.
  final var handed = HandOvers()
  /// The strand whose job the main actor runs or is about to; -1 for none. Then those that wait for it.
  var mainOwner = -1
  var mainQueue: [Int] = []
  /// Whether somebody wants to know which strands nobody can tell apart.
  final var looksForTwins = false
  /// Whether each step is to be looked at: for what it shows of that, or whether its strand can be killed.
  final var isWatched = false
  /// Whether tasks may have to wait for a worker.
  var hasFewWorkers: Bool { false }
  private var stackSize: Int

  /// The access that was one too many, and whose it was; 0 if none was.
  final var lastHeard: (pc: UInt, strand: Int) = (0, -1)
  final var watch = Watch()

  init(stackSize: Int = 256 << 10) {
    self.stackSize = stackSize
    pending = .allocate(capacity: capacity)
    pending.initialize(repeating: Operation(.local), count: capacity)
  }

  deinit {
    while let fibre = takeSpare() { cs_fibre_destroy(fibre) }
    pending.deallocate()
  }

  // MARK: What the two kinds of world decide

  /// A strand can go on.
  func becameReady(_ strand: Int) {}
  /// A strand has to wait.
  func becameBlocked(_ strand: Int) {}
  /// A strand is through, or a task that suspends is until it is resumed.
  func left(_ strand: Int) {}
  /// A strand goes on in another's place, on its stack.
  func tookOver(from old: StrandState, _ strand: StrandState) {}
  /// Everything that `to` does from now on comes after what `from` has done.
  func ordered(from: Int, to: Int) {}
  /// Lets whoever comes next run; returns when the running strand does.
  func dispatch() {}
  /// The number of a new strand.
  func number(child: Int, of parent: Int) -> Int { strands.count }
  /// The running strand has read something that others can change.
  func didRead(_ object: Int32, pc: UInt) {}
  /// The running strand has changed something, or may have.
  func didChange(_ object: Int32) { if current >= 0 { changed(object, by: current) } }
  /// A strand has changed something, or may have.
  func changed(_ object: Int32, by strand: Int) {}
  /// What the start of a task's job is to others.
  var jobStart: Operation { Operation(.local) }
  /// A lock was given back.
  func released(_ lock: LockModel) {}
  /// A semaphore's count was raised.
  func released(_ semaphore: SemaphoreModel) {}
  /// Called before each shared access and each operation that others can see.
  func point(_ operation: Operation) {}
  /// The running strand comes to a variable that others use too; returns when it may read or change it.
  func comesTo(_ variable: Int32, kind: Int32, pc: UInt) {
    point(Operation(kind == CS_READ ? .read : .write, variable))
    if kind == CS_READ { didRead(variable, pc: pc) }
  }
  /// Called as `point` is, before an operation of which only then is known whether it changes anything; then `didRead` or
  /// `didChange` says so.
  func openPoint(_ operation: Operation, changingIf doubt: Doubts.Doubt? = nil) { point(operation) }
  /// After an open point for something that may not have been possible: whether it was.
  func tried(_ object: Int32, succeeded: Bool) {}

  /// How many steps the execution has had.
  var stepsTaken: Int { 0 }
  /// A number that is another one once a strand has given way, or has done something that others can notice.
  var happened: Int { 0 }
  /// The running strand goes round and round: whether it may be waiting for what nobody else has touched so far.
  func asksForWhatIsItsOwn() -> Bool { false }

  /// The objects that a strand asks for again and again, if it is in such a loop.
  func asksFor(_ strand: Int) -> [Int32] { [] }

  /// The running strand has taken, or given back, a lock under which everybody runs.
  func bigLockChanged(of strand: StrandState) {}
  /// Something happened to a strand that a picture of the run shows.
  func note(_ kind: Run.Event.Kind, _ strand: Int, text: String?) {}

  /// The running strand looks at the clock.
  func asksForTime() {}

  /// The running strand has started a thread.
  func started(_ strand: Int, _ code: CapturedCode) {}
  /// A thread was started together with others that run the same closure, and that nobody can name.
  func startedTogether(_ strand: Int, first: Int) {}
  /// The running strand waits for the end of another, which it knows by name.
  func joins(_ strand: Int) {}
  /// The running strand does something that can depend on what has happened so far.
  func acts() {}
  /// The running strand touches a variable in an object.
  func touches(_ object: Int32) {}

  /// The running strand computes for a time.
  public func compute(for duration: Int) { sleep(for: duration, as: .running) }

  // MARK: The world that runs

  /// The world of this process's simulation, if one runs; only the OS thread that simulates may touch it.
  ///
  /// Safe: `Simulation.run` holds a process-wide lock while this is set, and every reader first asks
  /// `cs_is_simulating`, which is per OS thread.
  nonisolated(unsafe) static var active: World? {
    didSet { running = active.map { .passUnretained($0) } }
  }

  /// The same without counting references, for what is called millions of times a second.
  ///
  /// Safe as `active` is, which keeps the world alive.
  nonisolated(unsafe) private(set) static var running: Unmanaged<World>?

  /// The world that the calling code runs in, if it runs on a strand.
  @inline(__always)
  public static var current: World? { cs_current() == nil ? nil : active }

  /// Whether the calling code runs on a strand.
  public static var isCurrent: Bool { cs_current() != nil }

  // MARK: An execution

  /// Forgets the last execution.
  func reset() {
    strands.removeAll()
    current = -1
    now = 0
    timers.removeAll()
    if clocks.many != nil {
      sharedReads.removeAll()
      atomics.removeAll()
    }
    clocks.reset()
    if !discoveries.isEmpty { discoveries.removeAll(keepingCapacity: true) }
    // There is seldom more than one: to remove all at once takes longer.
    while !races.isEmpty { races.removeLast() }
    isOver = false
    hasProcesses = false
    if !killed.isEmpty { killed.removeAll() }
    tasks.removeAll()
    freshest = -1
    if !actors.isEmpty { actors.removeAll(keepingCapacity: true) }
    if !waitingStrands.isEmpty { waitingStrands.removeAll(keepingCapacity: true) }
    lastHeard = (0, -1)
    if !lockWaiters.isEmpty { lockWaiters.removeAll() }
    handed.removeAll()
    mainOwner = -1
    if !mainQueue.isEmpty { mainQueue.removeAll(keepingCapacity: true) }
  }

  /// Runs strand 0 and all it starts until nobody can go on.
  func execute(_ body: Subject.Body) {
    cs_registry_next()
    cs_globals_restore()
    listenFurther()
    switch body {
    case .thread(let code): start(kind: .main, name: nil, parent: -1, body: .code(code))
    case .task(let launch): launch()
    }
    dispatch()
    recorder?.settle()
    if let overflowed = cs_take_overflow() {
      discover(Discovery(kind: .stackOverflow, strand: Int(overflowed.pointee.strand)))
    }
    // A fibre that is still a strand's holds frames that nobody will return to.
    for id in strands.indices {
      strands.reference(id)?._withUnsafeGuaranteedRef {
        if let fibre = $0.fibre { abandon($0, on: fibre) }
      }
    }
  }

  @inline(never)
  private func abandon(_ strand: StrandState, on fibre: UnsafeMutablePointer<cs_fibre>) {
    if !strand.isFinished, !strand.isSuspended { waitingStrands.append(strand.id) }
    // The callback that took the last access has no frame by which its caller is found.
    strand.stack = Recorder.stack(of: fibre, pc: strand.id == lastHeard.strand ? lastHeard.pc : 0)
    strand.fibre = nil
    cs_fibre_reset(fibre)
    putAside(fibre)
  }

  /// Keeps a fibre that nobody uses any more.
  @inline(__always)
  private func putAside(_ fibre: UnsafeMutablePointer<cs_fibre>) {
    fibre.pointee.next = spare
    spare = fibre
  }

  /// Takes a fibre that nobody uses.
  @inline(__always)
  private func takeSpare() -> UnsafeMutablePointer<cs_fibre>? {
    guard let fibre = spare else { return nil }
    spare = fibre.pointee.next
    return fibre
  }

  /// Adds a strand, which can go on at once.
  @discardableResult
  func start(
    kind: Strand.Kind, name: String?, parent: Int, isReady: Bool = true, body: StrandState.Body
  ) -> Int {
    var ordinal = 0
    strands.reference(parent)?._withUnsafeGuaranteedRef {
      ordinal = $0.children
      $0.children = ordinal + 1
    }
    let id = number(child: ordinal, of: parent)
    reserve(id)
    strands.add(id)._withUnsafeGuaranteedRef {
      $0.begin(id: id, kind: kind, name: name, parent: parent, body: body)
      if !body.isNone {
        $0.startedBefore = freshest
        freshest = id
      }
    }
    pending[id] = Operation(.local)
    clocks.start(id, after: parent)
    if parent >= 0 { ordered(from: parent, to: id) }
    if isReady { becameReady(id) }
    return id
  }

  @inline(__always)
  private func reserve(_ id: Int) {
    if id >= capacity { grow(for: id) }
  }

  @inline(never)
  private func grow(for id: Int) {
    let grown = max(capacity * 2, id + 1)
    let moved = UnsafeMutablePointer<Operation>.allocate(capacity: grown)
    moved.moveInitialize(from: pending, count: capacity)
    (moved + capacity).initialize(repeating: Operation(.local), count: grown - capacity)
    pending.deallocate()
    pending = moved
    capacity = grown
  }

  /// Goes from the running strand to another, which gets a stack if it has none.
  @inline(__always)
  final func resume(_ id: Int) {
    strands.reference(id)?._withUnsafeGuaranteedRef {
      guard let fibre = $0.fibre else { return begin($0) }
      current = id
      cs_switch(fibre)
    }
  }

  /// Gives a strand a stack, and goes there.
  final func begin(_ strand: StrandState) {
    let id = strand.id
    let fibre: UnsafeMutablePointer<cs_fibre>
    if let free = takeSpare() ?? cs_fibre_create(stackSize) {
      fibre = free
      fibre.pointee.strand = Int32(id)
      // The task that will be found running: nobody is to be asked who it is.
      fibre.pointee.task = strand.task
      fibre.pointee.ignoring = 0
      fibre.pointee.formal_count = 0
      fibre.pointee.first_access.buffer = nil
      fibre.pointee.accesses_handed_on = 0
      fibre.pointee.frame_count = 0
      strand.fibre = fibre
    } else {
      discover(
        Discovery(
          kind: .cannotSimulate, strand: id, text: "there is no memory left for another stack"))
      isOver = true
      return cs_leave()
    }
    current = id
    cs_switch(fibre)
  }

  /// What a fibre does from its start: run the strand that was placed on it, then give way for good.
  func runStrand(on fibre: UnsafeMutablePointer<cs_fibre>) {
    guard let reference = strands.reference(Int(fibre.pointee.strand)) else { return cs_leave() }
    reference._withUnsafeGuaranteedRef { run($0, on: fibre) }
    fibre.pointee.strand = -1
    fibre.pointee.task = nil
    putAside(fibre)
    current = -1
    dispatch()
  }

  private func run(_ strand: StrandState, on fibre: UnsafeMutablePointer<cs_fibre>) {
    if let job = strand.job {
      comesByHandlers(strand)
      strand.job = nil
      strand.runsMain = strand.jobIsMain
      strand.jobIsMain = false
      enterActor(strand)
      if strand.runsMain { cs_run_job_on_main(job) } else { cs_run_job(job) }
      recorder?.settle()
      // An actor may have handed this stack on: whoever was on it last is the one that left.
      if let last = strands[Int(fibre.pointee.strand)] {
        runDeferred(of: last)
        releaseTask(of: last)
        jobEnded(last)
      }
    } else {
      strand.takeBody().run()
      recorder?.settle()
      finished(strand)
    }
  }

  func finished(_ strand: StrandState) {
    strand.isFinished = true
    strand.fibre = nil
    clocks.tick(strand.id)
    note(.finished, strand.id, text: nil)
    left(strand.id)
    guard !strand.joiners.isEmpty else { return }
    ended(strand, before: strand.joiners.first)
    if strand.joiners.hasOthers {
      for other in strand.joiners.others { ended(strand, before: other) }
    }
    strand.joiners.removeAll()
  }

  /// A strand has ended for which another waits.
  @inline(__always)
  private func ended(_ strand: StrandState, before waiting: Int) {
    ordered(from: strand.id, to: waiting)
    clocks.join(waiting, strand.id)
    strands.reference(waiting)?._withUnsafeGuaranteedRef {
      $0.awaited -= 1
      if $0.awaited <= 0 { unblock(waiting) }
    }
  }

  private func jobEnded(_ strand: StrandState) {
    strand.fibre = nil
    pauseOnActor(strand)
    clocks.tick(strand.id)
    passMainOn(from: strand)
    leftStack(strand)
  }

  /// A task's job has ended: it waits to be resumed, unless it was before its job had ended.
  func leftStack(_ strand: StrandState) {
    left(strand.id)
    if strand.job == nil {
      strand.isSuspended = true
    } else if canRunJob(of: strand) {
      becameReady(strand.id)
    }
  }

  /// Ends the execution here and now: nobody on a strand comes back.
  func end(_ discovery: Discovery) {
    discover(discovery)
    isOver = true
    recorder?.settle()
    cs_leave()
  }

  /// Takes note of something wrong, and goes on.
  func discover(_ discovery: Discovery) {
    cs_quiet_begin()
    defer { cs_quiet_end() }
    discoveries.append(discovery)
  }
}
