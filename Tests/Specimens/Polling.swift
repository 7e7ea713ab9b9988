// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

// Loops that ask again and again, as a learner would write them: some give up after a number of rounds.

/// A flag that somebody raises, an atomic one.
public final class Signal: Sendable {
  private let isUp = Atomic(false)
  public init() {}

  public func raise() { isUp.store(true, ordering: .releasing) }

  /// Returns whether the flag was up in one of the rounds.
  public func poll(rounds: Int) -> Bool {
    for _ in 0..<rounds {
      if isUp.load(ordering: .acquiring) { return true }
    }
    return false
  }

  public func pollYielding(rounds: Int) -> Bool {
    for _ in 0..<rounds {
      if isUp.load(ordering: .acquiring) { return true }
      ConcurrencyLab.Thread.yield()
    }
    return false
  }

  /// A round each millisecond.
  public func pollSleeping(rounds: Int) -> Bool {
    for _ in 0..<rounds {
      if isUp.load(ordering: .acquiring) { return true }
      ConcurrencyLab.Thread.sleep(for: .milliseconds(1))
    }
    return false
  }

  public func pollInTask(rounds: Int) async -> Bool {
    for _ in 0..<rounds {
      if isUp.load(ordering: .acquiring) { return true }
      await Task.yield()
    }
    return false
  }

  /// A loop in a loop.
  public func pollNested(rounds: Int) -> Bool {
    for _ in 0..<rounds {
      if poll(rounds: 2) { return true }
    }
    return false
  }

  public func spin() { while !isUp.load(ordering: .acquiring) {} }
  public func spinYielding() {
    while !isUp.load(ordering: .acquiring) { ConcurrencyLab.Thread.yield() }
  }
  public func spinSleeping() {
    while !isUp.load(ordering: .acquiring) { ConcurrencyLab.Thread.sleep(for: .milliseconds(1)) }
  }
  public func spinInTask() async {
    while !isUp.load(ordering: .acquiring) { await Task.yield() }
  }
  public func raiseLate() {
    ConcurrencyLab.Thread.sleep(for: .milliseconds(5))
    raise()
  }
}

/// A flag that is a plain variable: to ask for it is a race if somebody raises it, and endless if nobody does.
public final class PlainSignal: @unchecked Sendable {
  private var isUp = false
  private var rounds = 0
  public init() {}

  public func spin() { while !isUp {} }
  public func spinCounting() { while !isUp { rounds &+= 1 } }
  public func spinCountingLocally() -> Int {
    var rounds = 0
    while !isUp { rounds &+= 1 }
    return rounds
  }
}

/// A flag that is polled by somebody who keeps the number of rounds where no variable shows it.
public final class CountedSignal: Sendable {
  private let isUp = Atomic(false)
  public init() {}

  public func raise() { isUp.store(true, ordering: .releasing) }

  public func pollAppending(rounds: Int) -> Bool {
    var seen: [Bool] = []
    seen.reserveCapacity(rounds)
    while seen.count < rounds {
      if isUp.load(ordering: .acquiring) { return true }
      seen.append(false)
    }
    return false
  }

  public func pollRemoving(rounds: Int) -> Bool {
    var left = Array(repeating: 0, count: rounds)
    while left.popLast() != nil {
      if isUp.load(ordering: .acquiring) { return true }
    }
    return false
  }

  public func pollCountingInside(rounds: Int) -> Bool {
    var count = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    while count[9] < rounds {
      if isUp.load(ordering: .acquiring) { return true }
      count[9] += 1
    }
    return false
  }

  public func pollCountingInWords(rounds: Int) -> Bool {
    var counts = ["rounds": 0]
    while counts["rounds", default: 0] < rounds {
      if isUp.load(ordering: .acquiring) { return true }
      counts["rounds", default: 0] += 1
    }
    return false
  }

  public func pollWriting(rounds: Int) -> Bool {
    var text = ""
    while text.utf8.count < rounds {
      if isUp.load(ordering: .acquiring) { return true }
      text += "."
    }
    return false
  }

  public func pollCountingInClass(rounds: Int) -> Bool {
    let counter = PlainCounter()
    while counter.count < rounds {
      if isUp.load(ordering: .acquiring) { return true }
      counter.increment()
    }
    return false
  }

  public func pollAtomically(rounds: Int) -> Bool {
    let count = Atomic(0)
    while count.load(ordering: .relaxed) < rounds {
      if isUp.load(ordering: .acquiring) { return true }
      count.add(1, ordering: .relaxed)
    }
    return false
  }
}

/// A flag behind a mutex.
public final class GuardedSignal: Sendable {
  private let isUp = ConcurrencyLab.Mutex(false)
  public init() {}

  public func raise() { isUp.withLock { $0 = true } }
  public func spin() { while !isUp.withLock({ $0 }) {} }
  public func poll(rounds: Int) -> Bool {
    for _ in 0..<rounds {
      if isUp.withLock({ $0 }) { return true }
    }
    return false
  }
}

/// A flag behind a lock.
public final class LockedSignal: @unchecked Sendable {
  private let lock = ConcurrencyLab.NSLock()
  private var isUp = false
  public init() {}

  public func raise() { lock.withLock { isUp = true } }
  public func spin() {
    while true {
      lock.lock()
      let isDone = isUp
      lock.unlock()
      if isDone { return }
    }
  }

  public func hold() { lock.withLock {} }
  public func tryAgainAndAgain() {
    while !lock.try() {}
    lock.unlock()
  }
  public func tryFortyTimes() -> Bool {
    for _ in 0..<40 {
      if lock.try() {
        lock.unlock()
        return true
      }
    }
    return false
  }
}

/// A flag of an actor.
public actor SignalActor {
  private var isUp = false
  public init() {}
  public func raise() { isUp = true }
  public var isRaised: Bool { isUp }
}

public func spinOn(_ signal: SignalActor) async {
  while await !signal.isRaised { await Task.yield() }
}

/// A lock made of one atomic.
public final class OneFlagLock: @unchecked Sendable {
  private let isTaken = Atomic(false)
  public private(set) var count = 0
  public init() {}

  public func addByComparing() {
    while !isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged {
    }
    leave()
  }

  public func addByExchanging() {
    while isTaken.exchange(true, ordering: .acquiring) {}
    leave()
  }

  /// Gives up after so many rounds.
  public func addOrGiveUp(rounds: Int) {
    for _ in 0..<rounds
    where isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged {
      leave()
      return
    }
  }

  /// Takes it, and then once more.
  public func addTwice() {
    while isTaken.exchange(true, ordering: .acquiring) {}
    addByComparing()
  }

  private func leave() {
    count += 1
    isTaken.store(false, ordering: .releasing)
  }
}

/// Two that wait for each other, running.
public final class Courtesy: Sendable {
  private let first = Atomic(false)
  private let second = Atomic(false)
  private let left = ConcurrencyLab.NSLock()
  private let right = ConcurrencyLab.NSLock()
  public init() {}

  public func goSecond() {
    while !first.load(ordering: .acquiring) {}
    second.store(true, ordering: .releasing)
  }

  public func goFirst() {
    while !second.load(ordering: .acquiring) {}
    first.store(true, ordering: .releasing)
  }

  /// Takes one lock, and makes room again if the other is not free.
  public func dance(leftFirst: Bool) {
    let (one, other) = leftFirst ? (left, right) : (right, left)
    while true {
      one.lock()
      if other.try() {
        other.unlock()
        one.unlock()
        return
      }
      one.unlock()
    }
  }
}

public func loopUntilCancelled() async -> Int {
  let loop = Task {
    while !Task.isCancelled { await Task.yield() }
    return 1
  }
  loop.cancel()
  return await loop.value
}

public func waitByTheClock() -> Duration {
  let start = ConcurrencyLab.ContinuousClock.now
  let end = start + .milliseconds(3)
  while ConcurrencyLab.ContinuousClock.now < end {}
  return ConcurrencyLab.ContinuousClock.now - start
}

/// Two that each say that they want something, and step back as long as the other wants it too.
public final class Polite: Sendable {
  private final class Wish: Sendable {
    let isThere = Atomic(false)
  }

  private let wishes = [Wish(), Wish()]
  public init() {}

  public func enter(_ me: Int) {
    let (mine, others) = (wishes[me], wishes[1 - me])
    mine.isThere.store(true, ordering: .sequentiallyConsistent)
    while others.isThere.load(ordering: .sequentiallyConsistent) {
      mine.isThere.store(false, ordering: .sequentiallyConsistent)
      ConcurrencyLab.Thread.yield()
      mine.isThere.store(true, ordering: .sequentiallyConsistent)
    }
    mine.isThere.store(false, ordering: .sequentiallyConsistent)
  }
}
