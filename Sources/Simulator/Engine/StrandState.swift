internal import CStrand
internal import Trace

/// What a world knows of one strand.
final class StrandState {
  /// What a strand waits for.
  enum Wait {
    case nothing
    case lock(LockModel)
    case condition(ConditionModel)
    case semaphore(SemaphoreModel)
    case strand(Int)
    /// A child of the task's group.
    case group
    /// Until a time; the pause is what a picture shows meanwhile.
    case time(Pause)
  }

  /// What a picture shows of a wait.
  struct Pause {
    var state: Run.State
    var label: String?
    var bytes: Int?
  }

  /// What a strand does.
  enum Body {
    /// Jobs of Swift Concurrency, if anything.
    case none
    case code(() -> Void)
    /// The part with this number of what several do.
    case part((Int) -> Void, number: Int)

    var isNone: Bool { if case .none = self { true } else { false } }

    func run() {
      switch self {
      case .none: break
      case .code(let code): code()
      case .part(let code, let number): code(number)
      }
    }
  }

  private(set) var id = -1
  private(set) var kind = Strand.Kind.thread
  private(set) var name: String?
  private(set) var parent = -1
  /// What it runs, until it has.
  private var body = Body.none
  /// The job of Swift Concurrency that it runs next.
  var job: UnsafeMutableRawPointer?
  /// What to call when the job that runs has ended.
  var afterJob: [() -> Void] = []
  /// The task that it is, if it is one; kept alive from when a job is there to when it has run.
  var task: UnsafeMutableRawPointer?
  var keepsTask = false
  /// Whether the task has its result and is about to tell who waits for it.
  var isCompleting = false
  /// What is held while the task's cancellation handlers are called, once somebody has to know.
  var handlerLock: LockModel?
  /// How many steps the execution had when it last cancelled something: more by the time that it has called the handlers
  /// if these do anything that others can see.
  var stepsAtCancelling = -1
  /// The completion that it will look at as soon as it has cancelled something; -1 for none.
  var awaitsNext: Int32 = -1
  /// Whether it was seen that the task is cancelled.
  var isCancelled = false
  /// Its stack, while it has one.
  var fibre: UnsafeMutablePointer<cs_fibre>?
  var wait: Wait = .nothing
  /// When it goes on at the latest, if it waits for a time.
  var deadline: Int?
  /// Whether its wait ended because time was up.
  var timedOut = false
  /// The strands that wait for its end.
  var joiners = Joiners()
  /// How many strands it still waits for.
  var awaited = 0
  /// The locks it holds, in the order it took them.
  var held: [LockModel] = []
  /// The strand that had been started last before it; -1 for none.
  var startedBefore = -1
  /// How many strands it has started.
  var children = 0
  var isFinished = false
  /// What the actor that it runs on hands on, and the actor's number; -1 for none.
  var actor: Knowledge?
  var actorNumber: Int32 = -1
  /// What had been changed when it came there (`cs_changes`).
  var actorChanges: UInt64 = 0
  /// The actor that it is about to go to, by number; -1 for none.
  var hopsTo: Int32 = -1
  /// Whether the job that it has to run is the main actor's, and whether the one that runs is.
  var jobIsMain = false
  var runsMain = false
  /// What a picture shows while it is suspended.
  var suspendedAs: Pause?
  /// A task in the middle of one of its jobs.
  var isWorking = false
  /// A task between two of its jobs.
  var isSuspended = false
  /// What a task waits for while it is suspended, where that is known: it was about to, and may have found it done.
  var suspendedOn: Wait = .nothing
  /// Where it was when the execution had come to its end before it had.
  var stack: [CodeLocation] = []
  /// How many locks it holds under which everybody runs.
  var bigLocks = 0
  /// For a process: what stands for its being alive, and what it does if it crashes.
  var life: Int32 = -1
  var lastAct: (() -> Void)?
  /// For timed runs: the core it holds, and the computing it still has to do.
  var core: Int?
  var remaining = 0
  var sliceEnd = 0
  /// For timed runs: when it last looked at the clock, and how often then.
  var lookedAt = -1
  var looks = 0

  /// Makes it a strand that has just begun, whatever it was before.
  ///
  /// Most often nothing is left that counts references; the rest is plain stores, side by side.
  func begin(id: Int, kind: Strand.Kind, name: String?, parent: Int, body: consuming Body) {
    if self.name != nil || name != nil { self.name = name }
    if !held.isEmpty { held.removeAll(keepingCapacity: true) }
    if mayHaveLeftSomething { leaveNothing() }
    self.body = body
    self.id = id
    self.kind = kind
    self.parent = parent
    job = nil
    task = nil
    keepsTask = false
    isCompleting = false
    stepsAtCancelling = -1
    awaitsNext = -1
    isCancelled = false
    fibre = nil
    deadline = nil
    timedOut = false
    awaited = 0
    children = 0
    isFinished = false
    actorNumber = -1
    hopsTo = -1
    jobIsMain = false
    runsMain = false
    isWorking = false
    isSuspended = false
    bigLocks = 0
    life = -1
    core = nil
    remaining = 0
    sliceEnd = 0
    lookedAt = -1
    looks = 0
  }

  /// Whether there is more to forget than of a thread that came to its end.
  private var mayHaveLeftSomething: Bool {
    switch kind {
    case .task, .process: true
    case .main, .thread:
      !isFinished || task != nil || handlerLock != nil || !stack.isEmpty
    }
  }

  @inline(never)
  private func leaveNothing() {
    if !afterJob.isEmpty { afterJob = [] }
    if handlerLock != nil { handlerLock = nil }
    if case .nothing = wait {} else { wait = .nothing }
    if !joiners.isEmpty { joiners.removeAll() }
    if actor != nil { actor = nil }
    if suspendedAs != nil { suspendedAs = nil }
    if case .nothing = suspendedOn {} else { suspendedOn = .nothing }
    if !stack.isEmpty { stack = [] }
    if lastAct != nil { lastAct = nil }
  }

  /// It is suspended no more.
  func goesOn() {
    isSuspended = false
    if case .nothing = suspendedOn {} else { suspendedOn = .nothing }
  }

  /// What it does, which it does once.
  func takeBody() -> Body {
    let taken = body
    body = .none
    return taken
  }

  /// A letter for the first 26 strands after the body of the test, `A` for the first; `main` for the body.
  var defaultName: String {
    if id == 0 { return "main" }
    if id <= 26, let scalar = Unicode.Scalar(UInt32(64 + id)) { return String(Character(scalar)) }
    return "strand " + String(id)
  }
}
