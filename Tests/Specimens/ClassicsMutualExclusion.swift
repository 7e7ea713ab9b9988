// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

// Locks made of nothing but atomics. A thread that waits too long gives up, so that each program ends.

/// A flag of its own in memory.
private final class Flag: Sendable {
  let isUp = Atomic(false)
}

/// Work that only one thread may be in the middle of.
public final class Workbench: @unchecked Sendable {
  private var inside = 0
  public init() {}

  /// Returns whether nobody else was there.
  func work() -> Bool {
    inside += 1
    let wasAlone = inside == 1
    inside -= 1
    return wasAlone
  }
}

/// Peterson's lock for two threads (1981).
public final class Peterson: Sendable {
  private let wants = [Flag(), Flag()]
  private let turn = Atomic(0)
  private let bench = Workbench()
  private let announcesLate: Bool

  /// - Parameter announcesLate: whether a thread says that it wants to enter only once it has.
  public init(announcesLate: Bool = false) { self.announcesLate = announcesLate }

  /// Returns whether the thread was alone while it worked, or gave up.
  public func visit(_ me: Int) -> Bool {
    let other = 1 - me
    if !announcesLate { wants[me].isUp.store(true, ordering: .sequentiallyConsistent) }
    turn.store(other, ordering: .sequentiallyConsistent)
    guard mayEnter(me, other) else {
      wants[me].isUp.store(false, ordering: .sequentiallyConsistent)
      return true
    }
    if announcesLate { wants[me].isUp.store(true, ordering: .sequentiallyConsistent) }
    let wasAlone = bench.work()
    wants[me].isUp.store(false, ordering: .sequentiallyConsistent)
    return wasAlone
  }

  private func mayEnter(_ me: Int, _ other: Int) -> Bool {
    for _ in 0..<2 {
      if !wants[other].isUp.load(ordering: .sequentiallyConsistent) { return true }
      if turn.load(ordering: .sequentiallyConsistent) == me { return true }
    }
    return false
  }
}

/// Dekker's lock for two threads (Dijkstra 1965).
public final class Dekker: Sendable {
  private let wants = [Flag(), Flag()]
  private let turn = Atomic(0)
  private let bench = Workbench()
  private let looksFirst: Bool

  /// - Parameter looksFirst: whether a thread looks for the other before it says that it wants to enter.
  public init(looksFirst: Bool = false) { self.looksFirst = looksFirst }

  /// Returns whether the thread was alone while it worked, or gave up.
  public func visit(_ me: Int) -> Bool {
    guard looksFirst ? lookThenEnter(me) : enter(me) else { return true }
    let wasAlone = bench.work()
    turn.store(1 - me, ordering: .sequentiallyConsistent)
    lower(me)
    return wasAlone
  }

  private func enter(_ me: Int) -> Bool {
    raise(me)
    for _ in 0..<2 {
      guard isUp(1 - me) else { return true }
      if turn.load(ordering: .sequentiallyConsistent) != me {
        lower(me)
        guard turn.load(ordering: .sequentiallyConsistent) == me else { return false }
        raise(me)
      }
    }
    lower(me)
    return false
  }

  private func lookThenEnter(_ me: Int) -> Bool {
    guard !isUp(1 - me) else { return false }
    raise(me)
    return true
  }

  private func isUp(_ who: Int) -> Bool { wants[who].isUp.load(ordering: .sequentiallyConsistent) }
  private func raise(_ who: Int) { wants[who].isUp.store(true, ordering: .sequentiallyConsistent) }
  private func lower(_ who: Int) { wants[who].isUp.store(false, ordering: .sequentiallyConsistent) }
}

/// A lock that serves in the order of tickets.
public final class TicketLock: Sendable {
  private let nextTicket = Atomic(0)
  private let nowServing = Atomic(0)
  private let bench = Workbench()
  private let copiesTickets: Bool

  /// - Parameter copiesTickets: whether drawing a ticket is a load and a store.
  public init(copiesTickets: Bool = false) { self.copiesTickets = copiesTickets }

  /// Returns whether the thread was alone while it worked, or gave up.
  public func visit() -> Bool {
    let ticket = draw()
    for _ in 0..<2 {
      guard nowServing.load(ordering: .acquiring) == ticket else { continue }
      let wasAlone = bench.work()
      nowServing.store(ticket + 1, ordering: .releasing)
      return wasAlone
    }
    return true
  }

  private func draw() -> Int {
    guard copiesTickets else { return nextTicket.wrappingAdd(1, ordering: .relaxed).oldValue }
    let ticket = nextTicket.load(ordering: .relaxed)
    nextTicket.store(ticket + 1, ordering: .relaxed)
    return ticket
  }
}
