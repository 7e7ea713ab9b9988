internal import Glibc
internal import Simulator
internal import Trace

/// Uses the processor for a time: the calling strand holds a core meanwhile.
///
/// ```swift
/// let run = try simulate(cores: 1) {
///   together(2) { _ in compute(for: .milliseconds(10)) }
/// }
/// print(run.elapsed)  // 0.02 seconds
/// ```
///
/// Outside a simulation it really computes for that long.
public func compute(for duration: Duration) {
  if let world = World.current {
    world.compute(for: duration.nanoseconds)
    return
  }
  RealRecorder.during(.running) {
    let end = Swift.ContinuousClock.now + duration
    while Swift.ContinuousClock.now < end {}
  }
}

/// Makes the calling thread wait for something outside, such as the network; it holds no core meanwhile.
///
/// ```swift
/// let run = try simulate(cores: 1) {
///   together(2) { _ in waitForInput(.milliseconds(10), label: "disk") }
/// }
/// print(run.elapsed)  // 0.01 seconds
/// ```
/// - Parameters:
///   - duration: how long it takes.
///   - label: what pictures call it.
///   - bytes: how much comes in meanwhile, if that is known.
public func waitForInput(_ duration: Duration, label: String? = nil, bytes: Int? = nil) {
  if let world = World.current {
    world.sleep(for: duration.nanoseconds, as: .waitingForIO, label: label, bytes: bytes)
  } else {
    realSleep(for: duration, as: .waitingForIO, label: label, bytes: bytes)
  }
}

/// Makes the calling task wait for something outside; other tasks run meanwhile.
///
/// ```swift
/// let run = try await simulate {
///   async let disk: Void = waitForInput(.milliseconds(10), label: "disk")
///   async let network: Void = waitForInput(.milliseconds(30), label: "network", bytes: 4_096)
///   _ = try await (disk, network)
/// }
/// print(run.elapsed)  // 0.03 seconds
/// ```
/// - Parameters:
///   - duration: how long it takes.
///   - label: what pictures call it.
///   - bytes: how much comes in meanwhile, if that is known.
/// - Throws: `CancellationError` when the task is cancelled, at once.
public func waitForInput(
  _ duration: Duration, label: String? = nil, bytes: Int? = nil
) async throws {
  try await pause(for: duration, as: .waitingForIO, label: label, bytes: bytes)
}

/// Makes the calling task wait for a time; for real by a clock of the system, and perhaps so much longer.
func pause(
  for duration: Duration, as state: Run.State, label: String? = nil, bytes: Int? = nil,
  tolerance: Duration? = nil, on clock: some Clock<Duration> = _Concurrency.ContinuousClock()
) async throws {
  if World.isCurrent {
    try await simulatedPause(for: duration, as: state, label: label, bytes: bytes)
  } else {
    try await realPause(
      for: duration, as: state, label: label, bytes: bytes, tolerance: tolerance, on: clock)
  }
}

// Functions of their own: a task's frames live in pieces of a kilobyte, and one that sleeps in a simulation, as
// hundreds of thousands may, should get by with the first.
@inline(never)
private func realPause(
  for duration: Duration, as state: Run.State, label: String?, bytes: Int?, tolerance: Duration?,
  on clock: some Clock<Duration>
) async throws {
  try await RealRecorder.during(state, label: label, bytes: bytes) {
    try await clock.sleep(until: clock.now.advanced(by: duration), tolerance: tolerance)
  }
}

@inline(never)
private func simulatedPause(
  for duration: Duration, as state: Run.State, label: String?, bytes: Int?
) async throws {
  try Task.checkCancellation()
  let sleeper = Sleeper()
  // The library's: one frame less.
  await _Concurrency.withTaskCancellationHandler {
    await withUnsafeContinuation { continuation in
      sleeper.begin(continuation, for: duration.nanoseconds, as: state, label: label, bytes: bytes)
    }
    World.current?.leavesHandledOperation()
  } onCancel: {
    sleeper.wake()
  }
  try Task.checkCancellation()
}

/// A task that waits for a time in a simulation, or to be cancelled: whatever comes first resumes it, once.
private final class Sleeper: @unchecked Sendable {
  // Safe to share: only the one OS thread that simulates touches it.
  private var continuation: UnsafeContinuation<Void, Never>?
  private var isOver = false

  func begin(
    _ continuation: UnsafeContinuation<Void, Never>, for duration: Int, as state: Run.State,
    label: String?, bytes: Int?
  ) {
    guard !isOver, let world = World.current else { return continuation.resume() }
    self.continuation = continuation
    world.suspending(as: state, label: label, bytes: bytes)
    world.schedule(after: duration) { self.wake() }
  }

  func wake() {
    isOver = true
    continuation?.resume()
    continuation = nil
  }
}

/// Really sleeps.
func realSleep(
  for duration: Duration, as state: Run.State = .sleeping, label: String? = nil, bytes: Int? = nil
) {
  RealRecorder.during(state, label: label, bytes: bytes) { realSleep(for: duration) }
}

private func realSleep(for duration: Duration) {
  var left = timespec(
    tv_sec: max(0, duration.nanoseconds) / 1_000_000_000,
    tv_nsec: max(0, duration.nanoseconds) % 1_000_000_000)
  var rest = timespec()
  while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
}
