internal import Simulator
internal import Trace

/// The clock that stands still while the machine sleeps: virtual time in a simulation, the system's outside.
///
/// ```swift
/// let clock = SuspendingClock()
/// let took = clock.measure { compute(for: .milliseconds(5)) }
/// print(took)
/// ```
///
/// A simulated machine never sleeps, so there it shows what ``ContinuousClock`` shows. It takes the place of the standard
/// library's clock of the same name.
public struct SuspendingClock: Clock, Sendable {
  /// A point in time.
  public struct Instant: InstantProtocol, Codable, Sendable {
    private var offset: Swift.Duration

    init(offset: Swift.Duration) { self.offset = offset }

    /// Now.
    public static var now: Instant { SuspendingClock().now }

    /// The point a duration later.
    public func advanced(by duration: Swift.Duration) -> Instant {
      Instant(offset: offset + duration)
    }

    /// How long it is until another point.
    public func duration(to other: Instant) -> Swift.Duration { other.offset - offset }

    /// Whether one point comes before another.
    public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private static let real = _Concurrency.SuspendingClock()
  private static let start = real.now

  /// Makes the clock.
  public init() {}

  /// Now.
  public static var now: Instant { SuspendingClock().now }

  /// Now.
  public var now: Instant {
    Instant(offset: virtualTime ?? Self.start.duration(to: Self.real.now))
  }

  /// When the simulation began; outside, when the system did.
  public var systemEpoch: Instant {
    Instant(offset: World.isCurrent ? .zero : Self.start.duration(to: Self.real.systemEpoch))
  }

  /// The smallest step that two readings can differ by: a nanosecond.
  public var minimumResolution: Swift.Duration { .nanoseconds(1) }

  /// Makes the calling task wait until a point in time.
  /// - Parameters:
  ///   - deadline: the point; a past one is waited for no time.
  ///   - tolerance: how much later it may become; virtual time is exact, whatever is allowed.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public func sleep(until deadline: Instant, tolerance: Swift.Duration? = nil) async throws {
    try await pause(
      for: now.duration(to: deadline), as: .sleeping, tolerance: tolerance, on: Self.real)
  }
}

// Where any clock would do, the compiler does not know whose `.suspending` is meant if two extensions of `Clock` have one. So
// this is a property of the clock itself, for where its type is known.
extension SuspendingClock {
  /// The clock that stands still while the machine sleeps.
  public static var suspending: SuspendingClock { SuspendingClock() }
}

extension SuspendingClock.Instant {
  /// The point a duration later.
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
