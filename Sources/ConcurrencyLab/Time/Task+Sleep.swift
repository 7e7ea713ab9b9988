internal import Simulator
internal import Trace

// These take the place of the standard library's functions of the same name, which would wait for real. Its functions for
// a clock of any type stand: they wait as that clock does.
extension Task where Success == Never, Failure == Never {
  /// Suspends the calling task and lets others go first.
  ///
  /// ```swift
  /// let run = try await simulate {
  ///   async let other: Void = print("other")  // other
  ///   await Task.yield()
  ///   await other
  /// }
  /// print(run.elapsed, run.output)  // 0.0 seconds ["other"]
  /// ```
  public static func yield() async {
    guard World.isCurrent else { return await reallyYield() }
    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      World.current?.givesWay()
      World.current?.afterSuspension { continuation.resume() }
    }
  }

  // MARK: For a time

  /// Makes the calling task wait for a time; other tasks run meanwhile.
  ///
  /// ```swift
  /// let run = try await simulate {
  ///   async let one: Void = Task.sleep(for: .milliseconds(20))
  ///   async let other: Void = Task.sleep(nanoseconds: 30_000_000)
  ///   _ = try await (one, other)
  /// }
  /// print(run.elapsed)  // 0.03 seconds
  /// ```
  /// - Parameters:
  ///   - duration: how long.
  ///   - tolerance: how much longer it may become; virtual time is exact, whatever is allowed.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(for duration: Duration, tolerance: Duration? = nil) async throws {
    try await pause(for: duration, as: .sleeping, tolerance: tolerance)
  }

  /// Makes the calling task wait for a time of a clock.
  ///
  /// ```swift
  /// let run = try await simulate {
  ///   try await Task.sleep(for: .milliseconds(20), clock: ContinuousClock())
  /// }
  /// print(run.elapsed)  // 0.02 seconds
  /// ```
  /// - Parameters:
  ///   - duration: how long.
  ///   - tolerance: how much longer it may become; virtual time is exact, whatever is allowed.
  ///   - clock: the clock whose time it is.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(
    for duration: Duration, tolerance: Duration? = nil, clock: ContinuousClock
  ) async throws {
    try await clock.sleep(until: clock.now.advanced(by: duration), tolerance: tolerance)
  }

  /// Makes the calling task wait for a time of a clock.
  ///
  /// ```swift
  /// let run = try await simulate {
  ///   try await Task.sleep(for: .milliseconds(20), clock: SuspendingClock())
  /// }
  /// print(run.elapsed)  // 0.02 seconds
  /// ```
  /// - Parameters:
  ///   - duration: how long.
  ///   - tolerance: how much longer it may become; virtual time is exact, whatever is allowed.
  ///   - clock: the clock whose time it is.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(
    for duration: Duration, tolerance: Duration? = nil, clock: SuspendingClock
  ) async throws {
    try await clock.sleep(until: clock.now.advanced(by: duration), tolerance: tolerance)
  }

  /// Makes the calling task wait for a time in nanoseconds.
  /// - Parameter duration: how many nanoseconds.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(nanoseconds duration: UInt64) async throws {
    try await pause(for: .nanoseconds(Int(clamping: duration)), as: .sleeping)
  }

  // MARK: Until a point

  /// Makes the calling task wait until a point in time.
  ///
  /// ```swift
  /// let run = try await simulate {
  ///   try await Task.sleep(until: .now + .milliseconds(20), clock: .continuous)
  /// }
  /// print(run.elapsed)  // 0.02 seconds
  /// ```
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
  ///
  /// ```swift
  /// let run = try await simulate {
  ///   try await Task.sleep(until: .now + .milliseconds(20), clock: .suspending)
  /// }
  /// print(run.elapsed)  // 0.02 seconds
  /// ```
  /// - Parameters:
  ///   - deadline: the point; a past one is waited for no time.
  ///   - tolerance: how much later it may become; virtual time is exact, whatever is allowed.
  ///   - clock: the clock whose time it is.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public static func sleep(
    until deadline: SuspendingClock.Instant, tolerance: Duration? = nil, clock: SuspendingClock
  ) async throws {
    try await clock.sleep(until: deadline, tolerance: tolerance)
  }
}
