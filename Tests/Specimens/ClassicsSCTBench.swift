// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

// Broken programs that tools of this kind are compared on (Thomson, Donaldson and Betts, SCTBench, 2014),
// and a few that every course has.

/// Two halves that are set one after the other, and a reader that expects both or none.
public final class Reorder: Sendable {
  private let a = Atomic(0)
  private let b = Atomic(0)
  public init() {}

  public func set() {
    a.store(1, ordering: .sequentiallyConsistent)
    b.store(-1, ordering: .sequentiallyConsistent)
  }

  public func isConsistent() -> Bool {
    if a.load(ordering: .sequentiallyConsistent) == 0,
      b.load(ordering: .sequentiallyConsistent) == 0
    {
      return true
    }
    return a.load(ordering: .sequentiallyConsistent) == 1
      && b.load(ordering: .sequentiallyConsistent) == -1
  }
}

/// One value under two locks.
public final class WrongLock: @unchecked Sendable {
  private let mine = ConcurrencyLab.NSLock()
  private let theirs = ConcurrencyLab.NSLock()
  private var value = 0
  public init() {}

  /// Adds one under one lock; returns whether nobody else did meanwhile.
  public func addAndCheck() -> Bool {
    mine.withLock {
      let before = value
      value += 1
      return value == before + 1
    }
  }

  /// Adds one under the other lock.
  public func add() { theirs.withLock { value += 1 } }
}

/// Two values that belong together, each under a lock of its own.
public final class TwoStage: @unchecked Sendable {
  private let firstLock = ConcurrencyLab.NSLock()
  private let secondLock = ConcurrencyLab.NSLock()
  private var first = 0
  private var second = 0
  public init() {}

  public func write() {
    firstLock.withLock { first = 1 }
    secondLock.withLock { second = first + 1 }
  }

  /// Returns whether the second follows from the first, if there is a first.
  public func isConsistent() -> Bool {
    let seen = firstLock.withLock { first }
    guard seen != 0 else { return true }
    return secondLock.withLock { second == seen + 1 }
  }
}

/// An account, and an auditor whose formula has a wrong sign.
public final class AuditedAccount: @unchecked Sendable {
  private let lock = ConcurrencyLab.NSLock()
  private var balance = 1
  private var hasDeposited = false
  private var hasWithdrawn = false
  public init() {}

  public func deposit() {
    lock.withLock {
      balance += 2
      hasDeposited = true
    }
  }

  public func withdraw() {
    lock.withLock {
      balance -= 4
      hasWithdrawn = true
    }
  }

  /// Returns whether the balance is right once both have happened.
  public func isRight() -> Bool {
    lock.withLock { !(hasDeposited && hasWithdrawn) || balance == 1 - 2 - 4 }
  }
}

/// A sum that is expected to be seen only before it is complete.
public final class LazySum: @unchecked Sendable {
  private let lock = ConcurrencyLab.NSLock()
  private var sum = 0
  public init() {}

  public func add(_ number: Int) { lock.withLock { sum += number } }
  public func isIncomplete() -> Bool { lock.withLock { sum < 3 } }
}

/// Two locks in either order, around a value.
public final class CrossedLocks: @unchecked Sendable {
  private let a = ConcurrencyLab.NSLock()
  private let b = ConcurrencyLab.NSLock()
  private var count = 1
  public init() {}

  public func add() { a.withLock { b.withLock { count += 1 } } }
  public func subtract() { b.withLock { a.withLock { count -= 1 } } }
}

/// A lock that is taken twice and given back once.
public final class KeptLock: Sendable {
  private let x = ConcurrencyLab.NSLock()
  private let y = ConcurrencyLab.NSLock()
  public init() {}

  public func run() {
    x.lock()
    x.unlock()
    x.lock()
    y.lock()
    y.unlock()
    y.lock()
    y.unlock()
  }
}

/// A place that is full, somebody who waits until it is empty, and nobody who empties it.
public final class NeverEmptied: @unchecked Sendable {
  private let changed = ConcurrencyLab.NSCondition()
  private var number = 1
  public init() {}

  public func fill() {
    changed.lock()
    while number > 0 { changed.wait() }
    number += 1
    changed.unlock()
    changed.signal()
  }

  public func look() {
    changed.lock()
    while number == 0 { changed.wait() }
    changed.unlock()
    changed.signal()
  }
}

/// An account that is asked first and charged afterwards.
public final class CheckedAccount: @unchecked Sendable {
  public private(set) var balance = 100
  public init() {}

  public func withdraw(_ amount: Int) {
    if balance >= amount { balance -= amount }
  }
}

/// Each of two threads raises a flag and looks for the other's.
public final class StoreBuffer: Sendable {
  private let x = Atomic(false)
  private let y = Atomic(false)
  public init() {}

  public func left() -> Bool {
    x.store(true, ordering: .sequentiallyConsistent)
    return y.load(ordering: .sequentiallyConsistent)
  }

  public func right() -> Bool {
    y.store(true, ordering: .sequentiallyConsistent)
    return x.load(ordering: .sequentiallyConsistent)
  }
}

/// A consumer that asks whether it has to wait before it takes the lock to wait with.
public final class EarlyQuestion: Sendable {
  private let condition = ConcurrencyLab.NSCondition()
  private let isReady = Atomic(false)
  public init() {}

  public func consume() {
    guard !isReady.load(ordering: .acquiring) else { return }
    condition.lock()
    condition.wait()
    condition.unlock()
  }

  public func produce() {
    isReady.store(true, ordering: .releasing)
    condition.lock()
    condition.signal()
    condition.unlock()
  }
}
