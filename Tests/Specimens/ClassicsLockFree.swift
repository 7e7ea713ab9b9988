// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

// Containers without locks. Their nodes are numbered and live in a pool, as where memory is recycled.

/// A place in a pool: what comes after it, by number; -1 for nothing.
private final class Node: @unchecked Sendable {
  let next = Atomic(-1)
  var value = 0
}

/// Treiber's stack (1986), whose nodes come back.
public final class TreiberStack: Sendable {
  private let nodes: [Node]
  /// The number of the top node, and above it how often the top has changed.
  private let top: Atomic<Int>
  private let countsChanges: Bool

  /// Makes a stack of the nodes from 0 on, with 0 on top.
  /// - Parameter countsChanges: whether a top that went and came back counts as another.
  public init(_ count: Int, countsChanges: Bool) {
    nodes = (0..<count).map { _ in Node() }
    for number in 0..<count - 1 { nodes[number].next.store(number + 1, ordering: .relaxed) }
    top = Atomic(0)
    self.countsChanges = countsChanges
  }

  public func pop() -> Int? {
    while true {
      let old = top.load(ordering: .acquiring)
      guard number(of: old) >= 0 else { return nil }
      let next = nodes[number(of: old)].next.load(ordering: .acquiring)
      if replace(old, by: next) { return number(of: old) }
    }
  }

  public func push(_ node: Int) {
    while true {
      let old = top.load(ordering: .acquiring)
      nodes[node].next.store(number(of: old), ordering: .releasing)
      if replace(old, by: node) { return }
    }
  }

  /// What is on the stack from the top, as far as there are nodes.
  public var content: [Int] {
    var found: [Int] = []
    var node = number(of: top.load(ordering: .acquiring))
    while node >= 0, found.count < nodes.count {
      found.append(node)
      node = nodes[node].next.load(ordering: .acquiring)
    }
    return found
  }

  // The low byte is the number plus one.
  private func number(of word: Int) -> Int { (word + 1) % 256 - 1 }

  private func replace(_ old: Int, by node: Int) -> Bool {
    let changes = countsChanges ? (old + 1) / 256 + 1 : 0
    return top.compareExchange(
      expected: old, desired: changes * 256 + node, ordering: .acquiringAndReleasing
    ).exchanged
  }
}

/// Michael and Scott's queue (1996); each node is used once.
public final class MichaelScottQueue: Sendable {
  private let nodes: [Node]
  private let head = Atomic(0)
  private let tail = Atomic(0)

  /// Makes an empty queue that has room for a number of values in all.
  public init(room: Int) { nodes = (0...room).map { _ in Node() } }

  /// Appends a value in a node that nobody else uses.
  public func append(_ value: Int, in node: Int) {
    nodes[node].value = value
    while true {
      let last = tail.load(ordering: .acquiring)
      let next = nodes[last].next.load(ordering: .acquiring)
      if next >= 0 {
        swing(last, to: next)
      } else if nodes[last].next.compareExchange(
        expected: -1, desired: node, ordering: .acquiringAndReleasing
      ).exchanged {
        return swing(last, to: node)
      }
    }
  }

  /// Appends with stores where two compare-exchanges belong.
  public func appendCarelessly(_ value: Int, in node: Int) {
    nodes[node].value = value
    let last = tail.load(ordering: .acquiring)
    nodes[last].next.store(node, ordering: .releasing)
    tail.store(node, ordering: .releasing)
  }

  public func removeFirst() -> Int? {
    while true {
      let first = head.load(ordering: .acquiring)
      let last = tail.load(ordering: .acquiring)
      let next = nodes[first].next.load(ordering: .acquiring)
      guard next >= 0 else { return nil }
      if first == last {
        swing(last, to: next)
      } else {
        let value = nodes[next].value
        if head.compareExchange(expected: first, desired: next, ordering: .acquiringAndReleasing)
          .exchanged
        {
          return value
        }
      }
    }
  }

  private func swing(_ last: Int, to node: Int) {
    _ = tail.compareExchange(expected: last, desired: node, ordering: .acquiringAndReleasing)
  }
}

/// Chase and Lev's deque (2005), filled once: its owner takes from the bottom, thieves from the top.
public final class WorkStealingDeque: Sendable {
  private let jobs: [Int]
  private let top = Atomic(0)
  private let bottom: Atomic<Int>
  private let looksTooEarly: Bool

  /// - Parameter looksTooEarly: whether the owner looks for thieves before it shows what it takes.
  public init(_ jobs: [Int], looksTooEarly: Bool = false) {
    self.jobs = jobs
    bottom = Atomic(jobs.count)
    self.looksTooEarly = looksTooEarly
  }

  /// Takes a job; only the owner may.
  public func take() -> Int? {
    let last = bottom.load(ordering: .sequentiallyConsistent) - 1
    let early = looksTooEarly ? top.load(ordering: .sequentiallyConsistent) : nil
    bottom.store(last, ordering: .sequentiallyConsistent)
    let first = early ?? top.load(ordering: .sequentiallyConsistent)
    if first < last { return jobs[last] }
    defer { bottom.store(last + 1, ordering: .sequentiallyConsistent) }
    return first == last && claim(first) ? jobs[last] : nil
  }

  /// Takes a job of somebody else's.
  public func steal() -> Int? {
    let first = top.load(ordering: .sequentiallyConsistent)
    guard first < bottom.load(ordering: .sequentiallyConsistent) else { return nil }
    return claim(first) ? jobs[first] : nil
  }

  private func claim(_ first: Int) -> Bool {
    top.compareExchange(expected: first, desired: first + 1, ordering: .sequentiallyConsistent)
      .exchanged
  }
}
