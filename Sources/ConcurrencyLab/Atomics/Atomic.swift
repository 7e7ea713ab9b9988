internal import CStrand
public import Synchronization

/// A value that threads share without a lock: the standard library's `Atomic`, made for simulation.
///
/// ```swift
/// let visitors = Atomic(0)
/// together(3) { _ in visitors.add(1, ordering: .relaxed) }
/// print(visitors.load(ordering: .relaxed))  // 3
/// ```
///
/// Its operations are those of Swift Evolution's SE-0410
/// (<https://github.com/swiftlang/swift-evolution/blob/main/proposals/0410-atomics.md>).
///
/// Each operation is one step of a schedule, also one that the compiler makes a loop of, such as `add`. What the
/// ordering of an operation makes known to other threads decides whether plain accesses around it are data races;
/// apart from that everything is explored as sequentially consistent.
@frozen
public struct Atomic<Value: AtomicRepresentable>: ~Copyable {
  /// In the object of whoever has the atomic, as the standard library's, so that a picture finds its name.
  @usableFromInline let storage: Synchronization.Atomic<Value>

  /// Makes an atomic with a first value.
  public init(_ initialValue: consuming Value) {
    storage = Synchronization.Atomic(initialValue)
  }

  /// The value now.
  /// - Parameter ordering: what the calling thread gets to know by it: with `.acquiring` all that was done before the
  ///   store it reads.
  @_semantics("atomics.requires_constant_orderings")
  public func load(ordering: AtomicLoadOrdering) -> Value {
    Self.value { cs_atomic_load(address, Self.size, Self.number(of: ordering), $0) }
  }

  /// Puts a value in place of the one that is there.
  ///
  /// ```swift
  /// let page = Cell("page", "")
  /// let isThere = Atomic(false)
  /// together(
  ///   {
  ///     page.write("<html>")
  ///     isThere.store(true, ordering: .releasing)
  ///   },
  ///   {
  ///     if isThere.load(ordering: .acquiring) { print(page.read()) }  // <html>: all of it
  ///   })
  /// ```
  /// - Parameters:
  ///   - desired: the new value.
  ///   - ordering: what it tells who reads the value: with `.releasing` all that was done before.
  @_semantics("atomics.requires_constant_orderings")
  public func store(_ desired: consuming Value, ordering: AtomicStoreOrdering) {
    var bits = Value.encodeAtomicRepresentation(desired)
    cs_atomic_store(address, Self.size, Self.number(of: ordering), &bits)
  }

  /// Puts a value in place of the one that is there, in one step.
  ///
  /// ```swift
  /// let isTaken = Atomic(false)
  /// print(isTaken.exchange(true, ordering: .acquiring))  // false: so it is ours
  /// print(isTaken.exchange(true, ordering: .acquiring))  // true: somebody was faster
  /// ```
  /// - Parameters:
  ///   - desired: the new value.
  ///   - ordering: what it takes in and hands on.
  /// - Returns: the value that was there.
  @_semantics("atomics.requires_constant_orderings")
  public func exchange(_ desired: consuming Value, ordering: AtomicUpdateOrdering) -> Value {
    var bits = Value.encodeAtomicRepresentation(desired)
    return Self.value {
      cs_atomic_exchange(address, Self.size, Self.number(of: ordering), &bits, $0)
    }
  }
}

// Safe to share: every access to the value is atomic.
extension Atomic: @unchecked Sendable where Value: Sendable {}

// MARK: Memory

extension Atomic {
  typealias Bits = Value.AtomicRepresentation

  /// How many bytes the value takes.
  static var size: UInt32 { UInt32(MemoryLayout<Bits>.size) }

  /// Where the value lies: an atomic is never copied, and lent by its address.
  var address: UnsafeMutableRawPointer {
    withUnsafePointer(to: storage) { UnsafeMutableRawPointer(mutating: $0) }
  }

  /// The number that C has for an ordering: the one stored property that the three types of orderings have.
  static func number<Ordering: BitwiseCopyable>(of ordering: Ordering) -> Int32 {
    Int32(unsafeBitCast(ordering, to: Int.self))
  }

  /// The value that something writes to memory.
  private static func value(_ write: (UnsafeMutableRawPointer) -> Void) -> Value {
    withUnsafeTemporaryAllocation(
      byteCount: MemoryLayout<Bits>.size, alignment: MemoryLayout<Bits>.alignment
    ) { memory in
      guard let start = memory.baseAddress else {
        preconditionFailure("a value of no bytes is no atomic's")
      }
      write(start)
      return Value.decodeAtomicRepresentation(start.load(as: Bits.self))
    }
  }
}
