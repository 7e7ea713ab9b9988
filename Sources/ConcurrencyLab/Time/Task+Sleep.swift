internal import Simulator
internal import Trace

// These take the place of the standard library's functions of the same name, which would wait for real.
extension Task where Success == Never, Failure == Never {
  /// Suspends the calling task and lets others go first.
  public static func yield() async {
    guard World.isCurrent else { return await _Concurrency.Task<Never, Never>.yield() }
    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      World.current?.afterSuspension { continuation.resume() }
    }
  }

  /// Makes the calling task wait for a time; other tasks run meanwhile.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(for duration: Duration) async throws {
    try await pause(for: duration, as: .sleeping, label: nil)
  }

  /// Makes the calling task wait for a time in nanoseconds.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(nanoseconds duration: UInt64) async throws {
    try await pause(for: .nanoseconds(Int(clamping: duration)), as: .sleeping, label: nil)
  }

  /// Makes the calling task wait until a point in time.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(
    until deadline: ContinuousClock.Instant, tolerance: Duration? = nil,
    clock: ContinuousClock = ContinuousClock()
  ) async throws {
    try await clock.sleep(until: deadline, tolerance: tolerance)
  }
}
