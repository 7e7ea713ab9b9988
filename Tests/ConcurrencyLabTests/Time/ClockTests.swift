import ConcurrencyLab
import Foundation
import Testing

/// The two clocks: one virtual time in a simulation, one of the system's each outside.
@Suite struct ClockTests {
  private typealias Continuous = ConcurrencyLab.ContinuousClock
  private typealias Suspending = ConcurrencyLab.SuspendingClock

  @Test func `both tell the time of the simulation, from zero on`() throws {
    let run = try simulate {
      Thread.sleep(for: .milliseconds(20))
      let (continuous, suspending) = (Continuous(), Suspending())
      return [
        continuous.systemEpoch.duration(to: continuous.now),
        suspending.systemEpoch.duration(to: suspending.now),
      ]
    }
    #expect(run.value == [.milliseconds(20), .milliseconds(20)])
  }

  @Test func `computing and waiting are measured to the nanosecond`() async throws {
    let run = try await simulate {
      let computing = Continuous().measure { compute(for: .nanoseconds(7)) }
      let waiting = try await Suspending().measure { try await Task.sleep(for: .nanoseconds(8)) }
      return [computing, waiting]
    }
    #expect(run.value == [.nanoseconds(7), .nanoseconds(8)])
  }

  @Test func `a point that is past is waited for no time`() async throws {
    let run = try await simulate {
      try await Continuous().sleep(until: .now - .seconds(1))
      try await Suspending().sleep(until: .now)
      try await Task.sleep(until: Continuous.Instant.now - .seconds(1))
    }
    #expect(run.elapsed == .zero)
  }

  @Test func `a task that is cancelled waits no longer, by either clock`() async throws {
    let run = try await simulate { () -> [Bool] in
      let tasks = [
        Task { try await Continuous().sleep(until: .now + .seconds(9)) },
        Task { try await Suspending().sleep(until: .now + .seconds(9)) },
      ]
      try await Task.sleep(for: .milliseconds(1))
      var cancelled: [Bool] = []
      for task in tasks {
        task.cancel()
        do { try await task.value } catch { cancelled.append(error is CancellationError) }
      }
      return cancelled
    }
    #expect(run.value == [true, true])
    #expect(run.elapsed == .milliseconds(1))
  }

  @Test func `points are reckoned with as the standard library's are`() throws {
    let start = Continuous.now
    var end = start + .seconds(3)
    end += .milliseconds(5)
    end -= .milliseconds(5)
    #expect(end - start == .seconds(3))
    #expect(end - .seconds(3) == start)
    #expect(start < end)
    #expect(start.advanced(by: .seconds(3)) == end)
    let copy = try JSONDecoder().decode(Continuous.Instant.self, from: JSONEncoder().encode(end))
    #expect(copy == end)
  }

  @Test func `for real time passes, and a wait lasts as long as it says at least`() async throws {
    let start = (Continuous.now, Suspending.now)
    try await Continuous().sleep(until: start.0 + .milliseconds(2))
    try await Suspending().sleep(until: .now + .milliseconds(2))
    #expect(Continuous.now - start.0 >= .milliseconds(4))
    #expect(Suspending.now - start.1 >= .milliseconds(4))
    #expect(Continuous().systemEpoch < start.0)
  }
}
