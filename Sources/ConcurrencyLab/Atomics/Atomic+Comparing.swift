internal import CStrand
public import Synchronization

extension Atomic {
  /// Puts a value in place of the one that is there if that is the expected one, in one step.
  ///
  /// If it is not, this only looks, with what the ordering says of looking.
  /// - Returns: whether it did, and the value that was there.
  @_semantics("atomics.requires_constant_orderings")
  public func compareExchange(
    expected: consuming Value, desired: consuming Value, ordering: AtomicUpdateOrdering
  ) -> (exchanged: Bool, original: Value) {
    let order = Self.number(of: ordering)
    return replace(expected, desired, order, Self.orderOfFailure(order))
  }

  /// Puts a value in place of the one that is there if that is the expected one, in one step.
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
  /// On some processors the weak form may fail although the value is the expected one. On those that the lab runs on
  /// both are one instruction that does not, and so it is explored: a program that takes a failure for a sign
  /// that somebody else was there is not refuted here.
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
