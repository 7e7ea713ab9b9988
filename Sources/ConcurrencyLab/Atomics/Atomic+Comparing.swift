internal import CStrand
public import Synchronization

extension Atomic {
  /// Puts a value in place of the one that is there if that is the expected one, in one step.
  ///
  /// ```swift
  /// let best = Atomic(3)
  /// let first = best.compareExchange(expected: 3, desired: 8, ordering: .relaxed)
  /// print(first)  // (exchanged: true, original: 3)
  /// let second = best.compareExchange(expected: 3, desired: 5, ordering: .relaxed)
  /// print(second)  // (exchanged: false, original: 8)
  /// ```
  ///
  /// If it is not, this only looks, with what the ordering says of looking.
  /// - Parameters:
  ///   - expected: what must be there for it to be done.
  ///   - desired: what takes its place.
  ///   - ordering: what it takes in and hands on if it was done.
  /// - Returns: whether it did, and the value that was there.
  @_semantics("atomics.requires_constant_orderings")
  public func compareExchange(
    expected: consuming Value, desired: consuming Value, ordering: AtomicUpdateOrdering
  ) -> (exchanged: Bool, original: Value) {
    let order = Self.number(of: ordering)
    return replace(expected, desired, order, Self.orderOfFailure(order))
  }

  /// Puts a value in place of the one that is there if that is the expected one, in one step.
  ///
  /// ```swift
  /// let owner = Atomic(0)
  /// let (isMine, former) = owner.compareExchange(
  ///   expected: 0, desired: 7, successOrdering: .acquiringAndReleasing, failureOrdering: .relaxed)
  /// print(isMine, former)  // true 0
  /// ```
  /// - Parameters:
  ///   - expected: what must be there for it to be done.
  ///   - desired: what takes its place.
  ///   - successOrdering: the ordering if it did.
  ///   - failureOrdering: the ordering if it only looked.
  /// - Returns: whether it did, and the value that was there.
  @_semantics("atomics.requires_constant_orderings")
  public func compareExchange(
    expected: consuming Value, desired: consuming Value, successOrdering: AtomicUpdateOrdering,
    failureOrdering: AtomicLoadOrdering
  ) -> (exchanged: Bool, original: Value) {
    replace(
      expected, desired, Self.number(of: successOrdering), Self.number(of: failureOrdering))
  }

  /// Like `compareExchange`, for loops that try again.
  ///
  /// ```swift
  /// let total = Atomic(0.0)
  /// @Sendable func add(_ amount: Double) {
  ///   var seen = total.load(ordering: .relaxed)
  ///   while true {
  ///     let (isDone, now) = total.weakCompareExchange(
  ///       expected: seen, desired: seen + amount, ordering: .relaxed)
  ///     if isDone { return }
  ///     seen = now
  ///   }
  /// }
  /// together({ add(0.5) }, { add(0.25) })
  /// print(total.load(ordering: .relaxed))  // 0.75
  /// ```
  ///
  /// On some processors the weak form may fail although the value is the expected one. On those that the lab runs on
  /// both are one instruction that does not, and so it is explored: a program that takes a failure for a sign
  /// that somebody else was there is not refuted here.
  /// - Parameters:
  ///   - expected: what must be there for it to be done.
  ///   - desired: what takes its place.
  ///   - ordering: what it takes in and hands on if it was done.
  /// - Returns: whether it did, and the value that was there.
  @_semantics("atomics.requires_constant_orderings")
  public func weakCompareExchange(
    expected: consuming Value, desired: consuming Value, ordering: AtomicUpdateOrdering
  ) -> (exchanged: Bool, original: Value) {
    let order = Self.number(of: ordering)
    return replace(expected, desired, order, Self.orderOfFailure(order))
  }

  /// Like `compareExchange`, for loops that try again.
  ///
  /// ```swift
  /// let isLocked = Atomic(false)
  /// func lock() {
  ///   while !isLocked.weakCompareExchange(
  ///     expected: false, desired: true, successOrdering: .acquiring, failureOrdering: .relaxed
  ///   ).exchanged {
  ///     Thread.yield()
  ///   }
  /// }
  /// lock()
  /// isLocked.store(false, ordering: .releasing)
  /// ```
  ///
  /// As for the other weak form, no failure is explored that has no cause.
  /// - Parameters:
  ///   - expected: what must be there for it to be done.
  ///   - desired: what takes its place.
  ///   - successOrdering: the ordering if it did.
  ///   - failureOrdering: the ordering if it only looked.
  /// - Returns: whether it did, and the value that was there.
  @_semantics("atomics.requires_constant_orderings")
  public func weakCompareExchange(
    expected: consuming Value, desired: consuming Value, successOrdering: AtomicUpdateOrdering,
    failureOrdering: AtomicLoadOrdering
  ) -> (exchanged: Bool, original: Value) {
    replace(
      expected, desired, Self.number(of: successOrdering), Self.number(of: failureOrdering))
  }

  /// What a failure can have of an ordering: it takes in, but hands nothing on.
  private static func orderOfFailure(_ order: Int32) -> Int32 {
    switch order {
    case number(of: AtomicUpdateOrdering.releasing): number(of: AtomicUpdateOrdering.relaxed)
    case number(of: AtomicUpdateOrdering.acquiringAndReleasing):
      number(of: AtomicUpdateOrdering.acquiring)
    default: order
    }
  }

  private func replace(
    _ expected: consuming Value, _ desired: consuming Value, _ order: Int32, _ failure: Int32
  ) -> (exchanged: Bool, original: Value) {
    var original = Value.encodeAtomicRepresentation(expected)
    var desired = Value.encodeAtomicRepresentation(desired)
    let exchanged = cs_atomic_compare_exchange(
      address, Self.size, order, failure, &original, &desired)
    return (exchanged, Value.decodeAtomicRepresentation(original))
  }
}
