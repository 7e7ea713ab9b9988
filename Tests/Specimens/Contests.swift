// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

/// Threads that run the same code, of which the first wins: what can tell who it was, and what cannot.
public final class Contest: @unchecked Sendable {
  private let taken = Atomic(0)
  private let lock = ConcurrencyLab.NSLock()
  private let pair = Reorder()
  private var first = 0
  private var second = 0
  private var number = 0
  private var notes: [Int] = []

  public init() {}

  private func compete() -> Bool {
    let wins = taken.exchange(1, ordering: .sequentiallyConsistent) == 0
    lock.withLock { if wins { first += 1 } else { second += 1 } }
    return wins
  }

  private var standing: [Int] { lock.withLock { [first, second] } }

  // MARK: Nobody can tell

  /// Threads in a loop, all waited for.
  public func inALoop(_ count: Int) -> [Int] {
    let lock = lock
    let threads = (0..<count).map { _ in
      ConcurrencyLab.Thread { lock.withLock { self.number = self.number * 2 + 1 } }
    }
    for thread in threads { thread.start() }
    for thread in threads { thread.join() }
    return [number]
  }

  /// One closure as several threads.
  public func together(_ count: Int) -> [Int] {
    ConcurrencyLab.together(count) { _ = self.compete() }
    return [first, second]
  }

  /// Halves are set by some, and looked at by one.
  public func reorder(_ setters: Int) -> Bool {
    let pair = pair
    nonisolated(unsafe) var isConsistent = true
    ConcurrencyLab.together(
      { ConcurrencyLab.together(setters) { pair.set() } },
      { isConsistent = pair.isConsistent() })
    return isConsistent
  }

  /// Halves are set by some under a lock, and looked at by one under the same lock.
  public func lockedReorder(_ setters: Int) -> Bool {
    let pair = pair
    let lock = lock
    nonisolated(unsafe) var isConsistent = true
    ConcurrencyLab.together(
      { ConcurrencyLab.together(setters) { lock.withLock { pair.set() } } },
      { isConsistent = lock.withLock { pair.isConsistent() } })
    return isConsistent
  }

  // MARK: Somebody can

  /// Who started them looks after waiting for one.
  public func looksBetween() -> [Int] {
    let threads = (0..<2).map { _ in ConcurrencyLab.Thread { _ = self.compete() } }
    for thread in threads { thread.start() }
    threads[0].join()
    let seen = standing
    threads[1].join()
    return seen
  }

  /// Another thread waits for one of them.
  public func othersWait() -> [Int] {
    let threads = (0..<2).map { _ in ConcurrencyLab.Thread { _ = self.compete() } }
    for thread in threads { thread.start() }
    let waiting = ConcurrencyLab.Thread {
      threads[0].join()
      self.notes = self.standing
    }
    waiting.start()
    waiting.join()
    for thread in threads { thread.join() }
    return notes
  }

  /// Only one of them is waited for.
  public func waitsForOne() -> [Int] {
    let threads = (0..<2).map { _ in ConcurrencyLab.Thread { _ = self.compete() } }
    for thread in threads { thread.start() }
    threads[1].join()
    return standing
  }

  /// Each has a variable of its own, and who started them reads it.
  public func ownVariables() -> [Int] {
    var threads: [ConcurrencyLab.Thread] = []
    var results: [() -> Int] = []
    for _ in 0..<2 {
      nonisolated(unsafe) var result = 0
      threads.append(ConcurrencyLab.Thread { result = self.compete() ? 1 : 2 })
      results.append { result }
    }
    for thread in threads { thread.start() }
    for thread in threads { thread.join() }
    return results.map { $0() }
  }

  /// Each knows its number.
  public func numbered() -> [Int] {
    for _ in 0..<2 { notes.append(0) }
    let threads = (0..<2).map { number in
      ConcurrencyLab.Thread {
        let wins = self.compete()
        self.lock.withLock { self.notes[number] = wins ? 1 : 2 }
      }
    }
    for thread in threads { thread.start() }
    for thread in threads { thread.join() }
    return notes
  }

  /// Who starts them does something between.
  public func writesBetween() -> [Int] {
    let threads = (0..<2).map { _ in
      ConcurrencyLab.Thread {
        if self.compete() { self.lock.withLock { self.notes.append(self.number) } }
      }
    }
    for thread in threads {
      thread.start()
      lock.withLock { number += 1 }
    }
    for thread in threads { thread.join() }
    return notes
  }

  /// Time passes between two of them.
  public func startsLater() -> [Int] {
    let threads = (0..<2).map { _ in
      ConcurrencyLab.Thread {
        ConcurrencyLab.Thread.sleep(forTimeInterval: 0.010)
        self.lock.withLock { self.notes.append(self.first) }
      }
    }
    threads[0].start()
    ConcurrencyLab.Thread.sleep(forTimeInterval: 0.005)
    lock.withLock { first = 1 }
    threads[1].start()
    ConcurrencyLab.Thread.sleep(forTimeInterval: 0.007)
    lock.withLock { first = 2 }
    for thread in threads { thread.join() }
    return notes
  }
}
