// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

// Threads that wait for each other with locks, conditions and semaphores.

/// A buffer with a limit, one lock and one condition.
public final class BoundedBuffer: @unchecked Sendable {
  /// How a thread waits for its turn.
  public enum Waiting: Sendable {
    /// Asks again whenever it is woken, and wakes everybody.
    case askingAgain
    /// Takes it for granted that what it was woken for is still there.
    case askingOnce
    /// Asks again, but wakes only one, who may have waited for something else.
    case wakingOne
  }

  private let changed = ConcurrencyLab.NSCondition()
  private var items: [Int] = []
  private let limit: Int
  private let waiting: Waiting

  public init(limit: Int, waiting: Waiting) {
    self.limit = limit
    self.waiting = waiting
  }

  public func put(_ item: Int) {
    changed.lock()
    wait { items.count == limit }
    items.append(item)
    wake()
    changed.unlock()
  }

  /// Takes the oldest item; nil if there is none after all.
  public func take() -> Int? {
    changed.lock()
    defer { changed.unlock() }
    wait { items.isEmpty }
    guard let item = items.first else { return nil }
    items.removeFirst()
    wake()
    return item
  }

  private func wait(while mustWait: () -> Bool) {
    if waiting == .askingOnce {
      if mustWait() { changed.wait() }
    } else {
      while mustWait() { changed.wait() }
    }
  }

  private func wake() {
    if waiting == .wakingOne { changed.signal() } else { changed.broadcast() }
  }
}

/// A page that many may read at once and one may change.
public final class SharedPage: @unchecked Sendable {
  private let changed = ConcurrencyLab.NSCondition()
  private var readers = 0
  private var isBeingWritten = false
  private var left = 0
  private var right = 0
  private let ignoresReaders: Bool

  /// - Parameter ignoresReaders: whether a writer waits for writers only.
  public init(ignoresReaders: Bool = false) { self.ignoresReaders = ignoresReaders }

  /// Returns whether both halves were of one version.
  public func read() -> Bool {
    changed.withLock {
      while isBeingWritten { changed.wait() }
      readers += 1
    }
    let isWhole = left == right
    changed.withLock {
      readers -= 1
      changed.broadcast()
    }
    return isWhole
  }

  public func write() {
    changed.withLock {
      while isBeingWritten || (readers > 0 && !ignoresReaders) { changed.wait() }
      isBeingWritten = true
    }
    left += 1
    right += 1
    changed.withLock {
      isBeingWritten = false
      changed.broadcast()
    }
  }
}

/// The sleeping barber (Dijkstra 1965), with a given number of chairs to wait on.
public final class Barbershop: @unchecked Sendable {
  private let door = ConcurrencyLab.NSLock()
  private let customers = ConcurrencyLab.Semaphore(value: 0)
  private let barber = ConcurrencyLab.Semaphore(value: 0)
  private let chairs: Int
  private let looksThroughWindow: Bool
  private var seated = 0
  private var mostSeated = 0
  private var isClosed = false

  /// - Parameter looksThroughWindow: whether a customer looks for a free chair before going in.
  public init(chairs: Int, looksThroughWindow: Bool = false) {
    self.chairs = chairs
    self.looksThroughWindow = looksThroughWindow
  }

  /// Cuts hair until the shop is closed; returns how many customers were served.
  public func work() -> Int {
    var served = 0
    while true {
      customers.wait()
      let isDone = door.withLock {
        if seated == 0 { return true }
        seated -= 1
        return false
      }
      if isDone { return served }
      served += 1
      barber.signal()
    }
  }

  /// Has one's hair cut if there is a chair to wait on; returns whether there was.
  public func visit() -> Bool {
    guard looksThroughWindow ? sitIfItLookedFree() : sit() else { return false }
    customers.signal()
    barber.wait()
    return true
  }

  /// Sends the barber home once everybody is served.
  public func close() { customers.signal() }

  /// The most customers that waited at once.
  public var crowd: Int { door.withLock { mostSeated } }

  private func sit() -> Bool {
    door.withLock {
      guard seated < chairs else { return false }
      takeChair()
      return true
    }
  }

  private func sitIfItLookedFree() -> Bool {
    guard door.withLock({ seated < chairs }) else { return false }
    door.withLock { takeChair() }
    return true
  }

  private func takeChair() {
    seated += 1
    mostSeated = max(mostSeated, seated)
  }
}

/// Something that is made when it is first wanted, and then by one thread only.
public final class LazyResource: @unchecked Sendable {
  /// How it is made.
  public enum Form: Sendable {
    /// Asks an atomic flag, and again under the lock.
    case checkedTwice
    /// Asks an atomic flag, and not again under the lock.
    case checkedOnce
    /// Raises the flag before the value is there.
    case raisedTooEarly
    /// Asks a plain property, and again under the lock.
    case plain
  }

  private final class Resource { let number = 7 }

  private let lock = ConcurrencyLab.NSLock()
  private let isMade = Atomic(false)
  private var resource: Resource?
  private let form: Form
  private var timesMade = 0

  public init(_ form: Form) { self.form = form }

  /// The resource's number; nil if there is no resource.
  public func use() -> Int? {
    if form == .plain {
      if resource == nil { lock.withLock { if resource == nil { make() } } }
    } else if !isMade.load(ordering: .acquiring) {
      lock.withLock {
        if form == .checkedOnce || !isMade.load(ordering: .relaxed) { make() }
      }
    }
    return resource?.number
  }

  /// How often it was made.
  public var count: Int { lock.withLock { timesMade } }

  private func make() {
    if form == .raisedTooEarly { isMade.store(true, ordering: .releasing) }
    timesMade += 1
    resource = Resource()
    if form != .raisedTooEarly { isMade.store(true, ordering: .releasing) }
  }
}

/// The dining philosophers (Dijkstra 1965).
public final class DiningTable: Sendable {
  private let forks: [ConcurrencyLab.NSLock]
  private let inOrder: Bool

  /// - Parameter inOrder: whether everybody takes the fork with the lower number first.
  public init(_ seats: Int, inOrder: Bool) {
    forks = (0..<seats).map { _ in ConcurrencyLab.NSLock() }
    self.inOrder = inOrder
  }

  public func eat(at seat: Int) {
    var first = seat
    var second = (seat + 1) % forks.count
    if inOrder, first > second { swap(&first, &second) }
    forks[first].lock()
    forks[second].lock()
    forks[second].unlock()
    forks[first].unlock()
  }
}
