// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
#if THREAD_SANITIZER
  import Foundation
#else
  internal import ConcurrencyLab
#endif

// Three programs that are wrong in three ways. The same lines are explored by the simulator and, compiled with
// `THREAD_SANITIZER` by `Benchmarks/ThreadSanitizer/compare`, run for real under ThreadSanitizer.

/// Two threads add to a plain property.
public final class PlainRace: @unchecked Sendable {
  public private(set) var count = 0
  public init() {}

  public func visit(_ number: Int) { count += 1 }
}

/// Two threads read under a lock and write under it, and let go in between: no data race, and a lost update.
public final class TwoSections: @unchecked Sendable {
  public private(set) var count = 0
  private let lock = NSLock()
  public init() {}

  public func visit(_ number: Int) {
    lock.lock()
    let before = count
    lock.unlock()
    lock.lock()
    count = before + 1
    lock.unlock()
  }
}

/// Two threads take two locks, each in its own order.
public final class OppositeLocks: @unchecked Sendable {
  public private(set) var count = 0
  private let left = NSLock()
  private let right = NSLock()
  public init() {}

  public func visit(_ number: Int) {
    let (first, second) = number == 0 ? (left, right) : (right, left)
    first.lock()
    second.lock()
    count += 1
    second.unlock()
    first.unlock()
  }
}
