// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

// Small programs as a learner would write them, compiled with instrumentation.

/// Adds to a plain property.
public final class PlainCounter: @unchecked Sendable {
  public private(set) var count = 0
  public init() {}

  public func increment() { count += 1 }

  public func add(_ times: Int) {
    for _ in 0..<times { count += 1 }
  }

  /// Reads into a variable of its own before it writes.
  public func slowIncrement() {
    let before = count
    count = before + 1
  }

  /// The same, with a copy that arrives as no read.
  public func copyingIncrement() {
    var copy = count
    copy += 1
    count = copy
  }
}

/// Adds under a lock.
public final class LockedCounter: @unchecked Sendable {
  private var count = 0
  private let lock = ConcurrencyLab.NSLock()
  public init() {}

  public func increment() {
    lock.lock()
    count += 1
    lock.unlock()
  }

  public var value: Int { lock.withLock { count } }

  /// Reads under the lock and writes under the lock, and lets go in between.
  public func careless() {
    let before = lock.withLock { count }
    lock.withLock { count = before + 1 }
  }
}

/// Adds with an atomic.
public final class AtomicCounter: Sendable {
  private let count = Atomic<Int>(0)
  public init() {}

  public func increment() { count.add(1, ordering: .relaxed) }

  public func loadThenStore() {
    let before = count.load(ordering: .acquiring)
    count.store(before + 1, ordering: .releasing)
  }

  public var value: Int { count.load(ordering: .acquiring) }
}

/// Keeps what it gathers in types that own memory.
public final class Gatherer: @unchecked Sendable {
  public private(set) var list: [Int] = []
  public private(set) var pages: [String: Int] = [:]
  public private(set) var name = ""
  public init() {}

  public func append(_ number: Int) { list.append(number) }
  public func store(_ number: Int, as key: String) { pages[key] = number }
  public func extend(by text: String) { name += text }
  public func snapshot() -> Int {
    let copy = list
    return copy.count
  }
}

/// A flag and what it announces.
public final class Announcement: @unchecked Sendable {
  private var payload = 0
  private let isReady = Atomic<Bool>(false)
  public init() {}

  public func publish(_ value: Int) {
    payload = value
    isReady.store(true, ordering: .releasing)
  }

  public func publishRelaxed(_ value: Int) {
    payload = value
    isReady.store(true, ordering: .relaxed)
  }

  public func read() -> Int? {
    isReady.load(ordering: .acquiring) ? payload : nil
  }

  public func readRelaxed() -> Int? {
    isReady.load(ordering: .relaxed) ? payload : nil
  }
}

/// A global that is made when it is first used.
nonisolated(unsafe) var lazyTotal = [1, 2, 3].reduce(0, +)

/// Adds to a global; every execution begins with 6.
public func addToLazyGlobal() { lazyTotal += 1 }

/// The global.
public func readLazyGlobal() -> Int { lazyTotal }
