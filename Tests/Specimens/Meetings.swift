// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab

/// Two locks that are taken in either order.
public final class TwoLocks: @unchecked Sendable {
  private let savings = ConcurrencyLab.NSLock()
  private let current = ConcurrencyLab.NSLock()
  public init() {}

  public func there() {
    savings.lock()
    current.lock()
    current.unlock()
    savings.unlock()
  }

  public func back() {
    current.lock()
    savings.lock()
    savings.unlock()
    current.unlock()
  }
}

/// A buffer of one, with a condition.
public final class Mailbox: @unchecked Sendable {
  private let condition = ConcurrencyLab.NSCondition()
  private var letters: [Int] = []
  public init() {}

  public func put(_ letter: Int) {
    condition.lock()
    letters.append(letter)
    condition.signal()
    condition.unlock()
  }

  public func take() -> Int {
    condition.lock()
    while letters.isEmpty { condition.wait() }
    let letter = letters.removeFirst()
    condition.unlock()
    return letter
  }

  /// Asks once, outside the lock, whether to wait.
  public func takeCarelessly() -> Int {
    if letters.isEmpty {
      condition.lock()
      condition.wait()
      condition.unlock()
    }
    condition.lock()
    defer { condition.unlock() }
    return letters.first ?? -1
  }

  /// Waits for a letter that nobody will send.
  public func takeTwo() -> Int { take() + take() }
}

/// A semaphore that lets two in.
public final class Room: @unchecked Sendable {
  private let seats = ConcurrencyLab.Semaphore(value: 2)
  private let lock = ConcurrencyLab.NSLock()
  private var inside = 0
  private var most = 0
  public init() {}

  public func visit() {
    seats.wait()
    lock.withLock {
      inside += 1
      most = max(most, inside)
    }
    lock.withLock { inside -= 1 }
    seats.signal()
  }

  public var mostInside: Int { lock.withLock { most } }
}

/// Unlocks what it does not hold.
public func unlockWithoutLock() {
  let lock = ConcurrencyLab.NSLock()
  lock.unlock()
}

/// Calls itself without end.
public func recurse(_ depth: Int) -> Int { depth < 0 ? 0 : 1 + recurse(depth + 1) }

/// Waits for a value that nobody will write.
public func spin(on counter: PlainCounter) {
  while counter.count >= 0 {}
}
