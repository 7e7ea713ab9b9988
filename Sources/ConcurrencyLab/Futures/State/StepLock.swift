internal import Simulator

/// Guards the state of a kit type: in a simulation each use is one step, for real it is a lock.
///
/// Nothing inside may wait, start a thread, or drop the last reference to something that does when it goes.
final class StepLock: @unchecked Sendable {
  // Safe to share, as `Lock` is.
  private let real = RealLock()
  private let model = LockModel()

  /// Changes what is guarded.
  func step<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if let world = World.current { return try world.indivisibly(model, body) }
    real.lock()
    defer { real.unlock() }
    return try body()
  }

  /// Looks at what is guarded.
  func look<Result>(_ body: () -> Result) -> Result {
    if let world = World.current { return world.looking(at: model, body) }
    return real.withLock(body)
  }

  /// Looks at what cannot change any more, as the caller was told: not a step that others can come between.
  func peek<Result>(_ body: () -> Result) -> Result {
    World.isCurrent ? body() : real.withLock(body)
  }
}
