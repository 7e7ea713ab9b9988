internal import Simulator
internal import Trace

/// The clock that solutions read: virtual time in a simulation, the system's outside.
///
/// It takes the place of the standard library's clock of the same name.
public struct ContinuousClock: Clock, Sendable {
  /// A point in time.
  public struct Instant: InstantProtocol, Sendable {
    private var offset: Swift.Duration

    init(offset: Swift.Duration) { self.offset = offset }

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

  private static let start = _Concurrency.ContinuousClock.now

  /// Makes the clock.
  public init() {}

  /// Now.
  public static var now: Instant { ContinuousClock().now }

  /// Now.
  public var now: Instant {
    if let world = World.current { return Instant(offset: .nanoseconds(world.time)) }
    return Instant(offset: Self.start.duration(to: .now))
  }

  /// The smallest step that two readings can differ by: a nanosecond.
  public var minimumResolution: Swift.Duration { .nanoseconds(1) }

  /// Makes the calling task wait until a point in time.
  /// - Throws: `CancellationError` when the task is cancelled, at once.
  public func sleep(until deadline: Instant, tolerance: Swift.Duration? = nil) async throws {
    try await pause(for: now.duration(to: deadline), as: .sleeping, label: nil)
  }
}

extension Clock where Self == ContinuousClock {
  /// The clock that solutions read.
  public static var continuous: ContinuousClock { ContinuousClock() }
}
