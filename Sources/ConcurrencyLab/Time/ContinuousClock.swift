/// The clock that solutions read: virtual time in a simulation, the system's outside.
///
/// ```swift
/// let run = try simulate {
///   let clock = ContinuousClock.continuous
///   let start = clock.now
///   Thread.sleep(for: .milliseconds(20))
///   return start.duration(to: clock.now)
/// }
/// print(run.value)  // 0.02 seconds
/// ```
///
/// It takes the place of the standard library's clock of the same name.
///
/// What a clock is, and an instant: Swift Evolution's SE-0329
/// (<https://github.com/swiftlang/swift-evolution/blob/main/proposals/0329-clock-instant-duration.md>).
public struct ContinuousClock: Clock, Sendable {
  /// A point in time.
  ///
  /// ```swift
  /// let start = ContinuousClock.Instant.now
  /// let end = start.advanced(by: .seconds(2))
  /// print(start < end, start.duration(to: end))  // true 2.0 seconds
  /// ```
  public struct Instant: InstantProtocol, Codable, Sendable {
    /// How long it is since the program first looked; in a simulation since that began.
    fileprivate let offset: Swift.Duration

    /// Now.
    public static var now: Instant { ContinuousClock().now }

    /// The point a duration later.
    public func advanced(by duration: Swift.Duration) -> Instant {
      Instant(offset: offset + duration)
    }

    /// How long it is until another point.
    public func duration(to other: Instant) -> Swift.Duration { other.offset - offset }

    /// Whether one point comes before another.
    public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private static let system = _Concurrency.ContinuousClock()
  private static let time = SystemTime(system)

  /// Makes the clock.
  public init() {}

  /// Now.
  public static var now: Instant { ContinuousClock().now }

  // Where any clock would do, the compiler does not know whose `.continuous` is meant if two extensions of `Clock` have
  // one. So this is a property of the clock itself, for where its type is known.
  /// The clock that solutions read, by the name that the standard library gives it.
  public static var continuous: ContinuousClock { ContinuousClock() }

  /// Now.
  public var now: Instant { Instant(offset: Self.time.now) }

  /// When the simulation began; outside, when the system did.
  ///
  /// ```swift
  /// let run = try simulate {
  ///   Thread.sleep(for: .seconds(1))
  ///   let clock = ContinuousClock()
  ///   return clock.systemEpoch.duration(to: ContinuousClock.now)
  /// }
  /// print(run.value, ContinuousClock().minimumResolution)  // 1.0 seconds 1e-09 seconds
  /// ```
  public var systemEpoch: Instant {
    Instant(offset: Self.time.offset(of: Self.system.systemEpoch))
  }

  /// The smallest step that two readings can differ by: a nanosecond.
  public var minimumResolution: Swift.Duration { .nanoseconds(1) }

  /// Makes the calling task wait until a point in time.
  ///
  /// ```swift
  /// let run = try await simulate {
  ///   let clock = ContinuousClock()
  ///   try await clock.sleep(until: clock.now + .seconds(2))
  /// }
  /// print(run.elapsed)  // 2.0 seconds
  /// ```
  /// - Parameters:
  ///   - deadline: the point; a past one is waited for no time.
  ///   - tolerance: how much later it may become; virtual time is exact, whatever is allowed.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public func sleep(until deadline: Instant, tolerance: Swift.Duration? = nil) async throws {
    try await Self.time.sleep(until: deadline.offset, tolerance: tolerance)
  }
}

// Of the type itself and not of a protocol: the system's clocks have such ones, and in `Task.sleep(until: .now + time)` theirs
// would be preferred to those of a protocol, and with them their clock.
extension ContinuousClock.Instant {
  /// The point a duration later.
  ///
  /// ```swift
  /// let start = ContinuousClock.now
  /// var deadline = start + .seconds(3)
  /// deadline += .seconds(1)
  /// deadline -= .milliseconds(500)
  /// print(deadline - start, deadline - .seconds(3) - start)  // 3.5 seconds 0.5 seconds
  /// ```
  public static func + (instant: Self, duration: Swift.Duration) -> Self {
    instant.advanced(by: duration)
  }

  /// Goes on to the point a duration later.
  public static func += (instant: inout Self, duration: Swift.Duration) {
    instant = instant + duration
  }

  /// The point a duration before.
  public static func - (instant: Self, duration: Swift.Duration) -> Self {
    instant.advanced(by: .zero - duration)
  }

  /// Goes back to the point a duration before.
  public static func -= (instant: inout Self, duration: Swift.Duration) {
    instant = instant - duration
  }

  /// How long it is from the second point to the first.
  public static func - (instant: Self, earlier: Self) -> Swift.Duration {
    earlier.duration(to: instant)
  }
}
