internal import Simulator
internal import Trace

// These take the place of the standard library's functions of the same name, which would wait for real. Its functions for
// a clock of any type stand: they wait as that clock does.
extension Task where Success == Never, Failure == Never {
  /// Suspends the calling task and lets others go first.
  public static func yield() async {
    guard World.isCurrent else { return await reallyYield() }
    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      World.current?.givesWay()
      World.current?.afterSuspension { continuation.resume() }
    }
  }

  // MARK: For a time

  /// Makes the calling task wait for a time; other tasks run meanwhile.
  /// - Parameters:
  ///   - duration: how long.
  ///   - tolerance: how much longer it may become; virtual time is exact, whatever is allowed.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(for duration: Duration, tolerance: Duration? = nil) async throws {
    try await pause(for: duration, as: .sleeping, tolerance: tolerance)
  }

  /// Makes the calling task wait for a time of a clock.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(
    for duration: Duration, tolerance: Duration? = nil, clock: ContinuousClock
  ) async throws {
    try await clock.sleep(until: clock.now.advanced(by: duration), tolerance: tolerance)
  }

  /// Makes the calling task wait for a time of a clock.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(
    for duration: Duration, tolerance: Duration? = nil, clock: SuspendingClock
  ) async throws {
    try await clock.sleep(until: clock.now.advanced(by: duration), tolerance: tolerance)
  }

  /// Makes the calling task wait for a time in nanoseconds.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(nanoseconds duration: UInt64) async throws {
    try await pause(for: .nanoseconds(Int(clamping: duration)), as: .sleeping)
  }

  // MARK: Until a point

  /// Makes the calling task wait until a point in time.
  /// - Parameters:
  ///   - deadline: the point; a past one is waited for no time.
  ///   - tolerance: how much later it may become; virtual time is exact, whatever is allowed.
  ///   - clock: the clock whose time it is.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(
    until deadline: ContinuousClock.Instant, tolerance: Duration? = nil,
    clock: ContinuousClock = ContinuousClock()
  ) async throws {
    try await clock.sleep(until: deadline, tolerance: tolerance)
  }

  /// Makes the calling task wait until a point in time.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(
    until deadline: SuspendingClock.Instant, tolerance: Duration? = nil, clock: SuspendingClock
  ) async throws {
    try await clock.sleep(until: deadline, tolerance: tolerance)
  }
}
