// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

/// A number that many strands share, and what can order those that touch it.
public final class Crowd: @unchecked Sendable {
  private var number = 0
  private let lock = ConcurrencyLab.NSLock()
  private let signal = ConcurrencyLab.Semaphore(value: 0)
  private let flag = Atomic(0)

  /// Threads that each do something else; they are numbered from 1, and all wait at the start.
  private let size: Int

  public init(_ size: Int) { self.size = size }

  /// Starts all, lets each do its part, and waits for all.
  private func threads(_ part: @escaping @Sendable (Int) -> Void) {
    let all = (1...size).map { number in ConcurrencyLab.Thread { part(number) } }
    for thread in all { thread.start() }
    for thread in all { thread.join() }
  }

  /// Two of them write.
  public func write(_ one: Int, _ other: Int) {
    threads { if $0 == one || $0 == other { self.number = $0 } }
  }

  /// Several read, then one writes.
  public func read(_ readers: [Int], thenWrite writer: Int) {
    threads {
      if readers.contains($0) { _ = self.number }
      if $0 == writer { self.number = 1 }
    }
  }

  /// One writes, then one reads what was handed on by an atomic flag.
  public func pass(from one: Int, to other: Int, isOrdered: Bool) {
    threads {
      if $0 == one {
        self.number = 1
        if isOrdered {
          self.flag.store(1, ordering: .releasing)
        } else {
          self.flag.store(1, ordering: .relaxed)
        }
      } else if $0 == other {
        if isOrdered {
          _ = self.flag.load(ordering: .acquiring)
        } else {
          _ = self.flag.load(ordering: .relaxed)
        }
        _ = self.number
      }
    }
  }

  /// One writes and signals; another waits for that and writes.
  public func signal(from one: Int, to other: Int) {
    threads {
      if $0 == one {
        self.number = 1
        self.signal.signal()
      } else if $0 == other {
        self.signal.wait()
        self.number = 2
      }
    }
  }

  /// Each adds, under the lock or without.
  public func add(isLocked: Bool) -> Int {
    threads { _ in
      if isLocked { self.lock.withLock { self.number += 1 } } else { self.number += 1 }
    }
    return number
  }

  /// All end at once, with nothing done.
  public func joined() -> Int {
    threads { _ in }
    return size
  }

  /// Each is waited for before the next begins.
  public func oneAfterAnother() -> Int {
    for _ in 0..<size {
      let thread = ConcurrencyLab.Thread { self.number += 1 }
      thread.start()
      thread.join()
    }
    return number
  }

  /// Each starts the next.
  public func oneStartsTheNext() -> Int {
    next(size)
    return number
  }

  private func next(_ rest: Int) {
    number += 1
    guard rest > 1 else { return }
    let thread = ConcurrencyLab.Thread { self.next(rest - 1) }
    thread.start()
    thread.join()
  }

  /// Tasks that the body awaits one by one, and adds up.
  public func awaited() async -> Int {
    let tasks = (1...size).map { part in Task { Box(part) } }
    for task in tasks { number += await task.value.content }
    return number
  }

  /// Children of a group add to one number, each after a rest.
  public func group(isOnActor: Bool) async -> Int {
    let actor = Adder()
    await withTaskGroup { group in
      for _ in 0..<size {
        group.addTask {
          await Task.yield()
          if isOnActor { await actor.add() } else { self.number += 1 }
        }
      }
    }
    return isOnActor ? await actor.sum : number
  }

  private actor Adder {
    private(set) var sum = 0
    func add() { sum += 1 }
  }

  private final class Box: Sendable {
    let content: Int
    init(_ content: Int) { self.content = content }
  }
}
