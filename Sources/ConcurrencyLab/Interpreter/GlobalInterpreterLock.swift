internal import Glibc
internal import Simulator

/// One lock for the whole interpreter that changes hands on request, as CPython's does since 3.2.
///
/// A thread that wants the lock waits for the switch interval. If the lock has not gone to another
/// thread meanwhile, it asks for it; the holder looks for such a request where the interpreter's
/// ``Interpreter/SwitchPoints`` say, lets go, and does not take the lock back before another
/// thread has had it. Who gives the lock back unasked, to wait for input, wakes one waiting thread
/// and can come back before that one is there.
///
/// ```swift
/// let work: Bytecode = [.work(.milliseconds(20))]
/// let run = try simulate(cores: 2) {
///   Interpreter(lock: GlobalInterpreterLock()).run([work, work])
/// }
/// print(run.elapsed)  // 0.04 seconds: one at a time
/// ```
///
/// The rules are those of CPython's `take_gil` and `drop_gil` (Antoine Pitrou, 2009;
/// <https://github.com/python/cpython/blob/main/Python/ceval_gil.c>).
public final class GlobalInterpreterLock: InterpreterLock {
  /// How long a thread waits for the lock before it asks for it; at least a microsecond.
  public let switchInterval: Duration
  private let given = Condition()
  private let taken = Condition()
  /// Only touched while `given` is locked.
  private nonisolated(unsafe) var turn = Turn()
  /// Who took the lock last: only touched while `taken` is locked.
  private nonisolated(unsafe) var lastHolder: UInt?

  /// Makes the lock; CPython's own interval is 5 ms.
  ///
  /// ```swift
  /// let eager = GlobalInterpreterLock(switchInterval: .milliseconds(1))
  /// print(eager.switchInterval)  // 0.001 seconds
  /// ```
  public init(switchInterval: Duration = .milliseconds(5)) {
    self.switchInterval = max(switchInterval, .microseconds(1))
  }

  /// Takes the lock, and asks for it when an interval has passed in vain.
  public func enter() {
    let caller = Self.caller
    given.lock()
    while !turn.take(by: caller) {
      let before = turn.switches
      if !given.wait(timeout: switchInterval) { turn.ask(since: before) }
    }
    taken.withLock {
      lastHolder = caller
      taken.signal()
    }
    given.unlock()
    World.current?.tookBigLock()
  }

  /// Gives the lock back; if somebody asked for it, waits until somebody has taken it.
  ///
  /// ```swift
  /// let lock = GlobalInterpreterLock()
  /// lock.enter()
  /// lock.betweenInstructions()  // nobody has asked for it: it goes on
  /// lock.leave()
  /// ```
  public func leave() {
    World.current?.gaveBackBigLock()
    let caller = Self.caller
    given.lock()
    let wasAsked = turn.give()
    given.signal()
    given.unlock()
    guard wasAsked else { return }
    taken.withLock {
      while lastHolder == caller { taken.wait() }
    }
  }

  /// Gives the lock up if it was asked for, and queues for it again.
  public func betweenInstructions() {
    guard given.withLock({ turn.isAskedFor }) else { return }
    leave()
    enter()
  }

  /// The calling thread, by a number that no other living thread has.
  private static var caller: UInt {
    World.current.map { UInt(bitPattern: $0.runningStrand) } ?? UInt(pthread_self())
  }
}

extension GlobalInterpreterLock {
  /// Whose turn it is, without saying how to wait for it.
  struct Turn: Hashable, Sendable {
    /// Whether a thread holds the lock.
    private(set) var isHeld = false
    /// Whether a waiting thread wants the holder to let go.
    private(set) var isAskedFor = false
    /// How often the lock went to another thread than before.
    private(set) var switches = 0
    /// The thread that had it last.
    private var holder: UInt?

    /// Takes the lock if it is free.
    mutating func take(by thread: UInt) -> Bool {
      if isHeld { return false }
      isHeld = true
      isAskedFor = false
      if holder != thread { switches += 1 }
      holder = thread
      return true
    }

    /// Asks the holder to let go, unless the lock has gone to another thread since.
    mutating func ask(since before: Int) {
      if isHeld, switches == before { isAskedFor = true }
    }

    /// Gives the lock back.
    /// - Returns: whether it had been asked for.
    mutating func give() -> Bool {
      isHeld = false
      return isAskedFor
    }
  }
}
