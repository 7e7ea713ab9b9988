internal import Simulator
internal import Trace

/// A clock of the system as one of the lab's clocks shows it: from when the program first looked; in a simulation virtual
/// time instead.
struct SystemTime<Real: Clock<Duration>>: Sendable {
  private let clock: Real
  private let start: Real.Instant

  init(_ clock: Real) {
    self.clock = clock
    start = clock.now
  }

  /// Now.
  var now: Duration { virtualTime ?? start.duration(to: clock.now) }

  /// When a point of the system's clock was; the beginning, in a simulation.
  func offset(of epoch: Real.Instant) -> Duration {
    World.isCurrent ? .zero : start.duration(to: epoch)
  }

  /// Makes the calling task wait until a point in time.
  func sleep(until deadline: Duration, tolerance: Duration?) async throws {
    try await pause(for: deadline - now, as: .sleeping, tolerance: tolerance, on: clock)
  }
}
