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
  ///
  /// ```swift
  /// let ticket = Atomic<UInt8>(255)
  /// print(ticket.wrappingAdd(1, ordering: .relaxed))  // (oldValue: 255, newValue: 0)
  /// print(ticket.wrappingSubtract(1, ordering: .relaxed).newValue)  // 255
  /// ```
  /// - Parameters:
  ///   - operand: what to add.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func wrappingAdd(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 &+ operand }
  }

  /// Takes a number away, around the end if need be.
  /// - Parameters:
  ///   - operand: what to take away.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func wrappingSubtract(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 &- operand }
  }

  /// Adds a number; more than the type can hold is a crash.
  ///
  /// ```swift
  /// let stock = Atomic(5)
  /// print(stock.add(2, ordering: .relaxed))  // (oldValue: 5, newValue: 7)
  /// print(stock.subtract(3, ordering: .relaxed).newValue)  // 4
  /// ```
  /// - Parameters:
  ///   - operand: what to add.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func add(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 + operand }
  }

  /// Takes a number away; less than the type can hold is a crash.
  /// - Parameters:
  ///   - operand: what to take away.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func subtract(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 - operand }
  }

  /// Keeps the bits that both have.
  ///
  /// ```swift
  /// let flags = Atomic<UInt8>(0b0011)
  /// print(flags.bitwiseOr(0b0100, ordering: .relaxed).newValue)  // 7
  /// print(flags.bitwiseAnd(0b0110, ordering: .relaxed).newValue)  // 6
  /// print(flags.bitwiseXor(0b0010, ordering: .relaxed).newValue)  // 4
  /// ```
  /// - Parameters:
  ///   - operand: the bits that may stay.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func bitwiseAnd(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 & operand }
  }

  /// Takes the bits that either has.
  /// - Parameters:
  ///   - operand: the bits to set.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func bitwiseOr(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 | operand }
  }

  /// Takes the bits that only one has.
  /// - Parameters:
  ///   - operand: the bits to turn over.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func bitwiseXor(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { $0 ^ operand }
  }

  /// Keeps the smaller one.
  ///
  /// ```swift
  /// let fastest = Atomic(Int.max)
  /// let slowest = Atomic(0)
  /// for milliseconds in [330, 120, 870] {
  ///   fastest.min(milliseconds, ordering: .relaxed)
  ///   slowest.max(milliseconds, ordering: .relaxed)
  /// }
  /// print(fastest.load(ordering: .relaxed), slowest.load(ordering: .relaxed))  // 120 870
  /// ```
  /// - Parameters:
  ///   - operand: what to compare the value with.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func min(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    update(ordering) { Swift.min($0, operand) }
  }

  /// Keeps the greater one.
  /// - Parameters:
  ///   - operand: what to compare the value with.
  ///   - ordering: what it takes in and hands on, apart from the value.
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
  ///
  /// ```swift
  /// let allPassed = Atomic(true)
  /// for passed in [true, false, true] { allPassed.logicalAnd(passed, ordering: .relaxed) }
  /// print(allPassed.load(ordering: .relaxed))  // false
  /// ```
  /// - Parameters:
  ///   - operand: whether it may stay true.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func logicalAnd(
    _ operand: Bool, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Bool, newValue: Bool) {
    update(ordering) { $0 && operand }
  }

  /// Becomes true if the operand is.
  ///
  /// ```swift
  /// let anyFailed = Atomic(false)
  /// for failed in [false, true, false] { anyFailed.logicalOr(failed, ordering: .relaxed) }
  /// print(anyFailed.load(ordering: .relaxed))  // true
  /// ```
  /// - Parameters:
  ///   - operand: whether it becomes true.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func logicalOr(
    _ operand: Bool, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Bool, newValue: Bool) {
    update(ordering) { $0 || operand }
  }

  /// Becomes true if the operand is another value.
  ///
  /// ```swift
  /// let isOn = Atomic(false)
  /// print(isOn.logicalXor(true, ordering: .relaxed).newValue)  // true: it was turned over
  /// ```
  /// - Parameters:
  ///   - operand: whether to turn it over.
  ///   - ordering: what it takes in and hands on, apart from the value.
  /// - Returns: the value before and after.
  @_semantics("atomics.requires_constant_orderings")
  @discardableResult
  public func logicalXor(
    _ operand: Bool, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Bool, newValue: Bool) {
    update(ordering) { $0 != operand }
  }
}
