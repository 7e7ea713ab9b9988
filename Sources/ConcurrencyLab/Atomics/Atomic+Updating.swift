internal import CStrand
public import Synchronization

extension Atomic {
  /// Puts in place of the value what follows from it, in one step.
  private func update(
    _ ordering: AtomicUpdateOrdering, _ change: (Value) -> Value
  ) -> (oldValue: Value, newValue: Value) {
    withUnsafeTemporaryAllocation(of: Bits.self, capacity: 1) { memory in
      guard let bits = memory.baseAddress else {
        preconditionFailure("a value of no bytes is no atomic's")
      }
      let step = cs_atomic_begin(address, Self.size, bits)
      while true {
        let old = Value.decodeAtomicRepresentation(bits.pointee)
        let new = change(old)
        var desired = Value.encodeAtomicRepresentation(new)
        // In a simulation nobody comes between; elsewhere somebody may.
        if cs_atomic_end(step, address, Self.size, Self.number(of: ordering), bits, &desired) {
          return (old, new)
        }
      }
    }
  }
}

// MARK: Integers

extension Atomic where Value: FixedWidthInteger {
  /// Adds a number, around the end if need be.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func wrappingAdd(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 &+ operand }
  }

  /// Takes a number away, around the end if need be.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func wrappingSubtract(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 &- operand }
  }

  /// Adds a number; more than the type can hold is a crash.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func add(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 + operand }
  }

  /// Takes a number away; less than the type can hold is a crash.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func subtract(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 - operand }
  }

  /// Keeps the bits that both have.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func bitwiseAnd(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 & operand }
  }

  /// Takes the bits that either has.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func bitwiseOr(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 | operand }
  }

  /// Takes the bits that only one has.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func bitwiseXor(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 ^ operand }
  }

  /// Keeps the smaller one.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func min(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { Swift.min($0, operand) }
  }

  /// Keeps the greater one.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func max(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { Swift.max($0, operand) }
  }
}

// MARK: Booleans

extension Atomic where Value == Bool {
  /// Stays true if the operand is, too.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func logicalAnd(
    _ operand: Bool, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Bool, newValue: Bool) {
    update(ordering) { $0 && operand }
  }

  /// Becomes true if the operand is.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func logicalOr(
    _ operand: Bool, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Bool, newValue: Bool) {
    update(ordering) { $0 || operand }
  }

  /// Becomes true if the operand is another value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func logicalXor(
    _ operand: Bool, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Bool, newValue: Bool) {
    update(ordering) { $0 != operand }
  }
}
