internal import Simulator

/// One lock for the whole interpreter that changes hands on request, as CPython's does since 3.2.
///
/// A thread that wants the lock waits for the switch interval. If the lock has not changed hands
/// meanwhile it asks for it; the holder looks for such a request between instructions, lets go, and
/// does not take the lock back before another thread has had it.
public final class GlobalInterpreterLock: InterpreterLock {
  /// How long a thread waits for the lock before it asks for it.
  public let switchInterval: Duration
  private let changed = Condition()
  /// Only touched while `changed` is locked.
  private nonisolated(unsafe) var turn = Turn()

  /// Makes the lock; CPython's own interval is 5 ms.
  public init(switchInterval: Duration = .milliseconds(5)) {
    self.switchInterval = switchInterval
  }

  /// Takes the lock, and asks for it when an interval has passed in vain.
  public func enter() {
    changed.lock()
    while !turn.take() {
      if turn.isAskedFor {
        changed.wait()
      } else {
        let before = turn.number
        if !changed.wait(for: switchInterval) { turn.ask(since: before) }
      }
    }
    changed.broadcast()
    changed.unlock()
    World.current?.tookBigLock()
  }

  /// Gives the lock back; if somebody asked for it, waits until somebody has taken it.
  public func leave() {
    World.current?.gaveBackBigLock()
    changed.lock()
    let wasAsked = turn.isAskedFor
    let given = turn.give()
    changed.broadcast()
    while wasAsked, turn.number == given { changed.wait() }
    changed.unlock()
  }

  /// Gives the lock up if it was asked for, and queues for it again.
  public func betweenInstructions() {
    changed.lock()
    let wasAsked = turn.isAskedFor
    changed.unlock()
    guard wasAsked else { return }
    leave()
    enter()
  }
}

extension GlobalInterpreterLock {
  /// Whose turn it is, without saying how to wait for it.
  struct Turn: Hashable, Sendable {
    /// Whether a thread holds the lock.
    private(set) var isHeld = false
    /// Whether a waiting thread wants the holder to let go.
    private(set) var isAskedFor = false
    /// How often the lock was taken.
    private(set) var number = 0

    /// Takes the lock if it is free.
    mutating func take() -> Bool {
      if isHeld { return false }
      isHeld = true
      isAskedFor = false
      number += 1
      return true
    }

    /// Asks the holder to let go, unless the lock has changed hands since.
    mutating func ask(since before: Int) {
      if isHeld, number == before { isAskedFor = true }
    }

    /// Gives the lock back, and says which turn that was.
    mutating func give() -> Int {
      isHeld = false
      return number
    }
  }
}
