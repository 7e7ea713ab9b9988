/// Steps of kit types that need no lock of their own: one strand runs at a time, and gives way only where it says so.
extension World {
  /// Runs something as one step that nobody can come between; others with the same lock come before or after it.
  /// - Parameter body: what to do; it must not wait, start anything or take a lock.
  public func indivisibly<Result, Failure: Error>(
    _ lock: LockModel, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock.refresh()
    point(Operation(.write, lock.identity.id))
    clocks.join(current, lock.knowledge)
    defer { clocks.publish(current, to: lock.knowledge) }
    return try body()
  }

  /// Looks at something as one step: two strands that only look do not come between each other.
  public func looking<Result>(at lock: LockModel, _ body: () -> Result) -> Result {
    lock.refresh()
    point(Operation(.read, lock.identity.id))
    didRead(lock.identity.id, pc: 0)
    clocks.join(current, lock.knowledge)
    return body()
  }
}
