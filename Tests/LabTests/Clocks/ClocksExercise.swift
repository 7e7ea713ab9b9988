import Foundation

/// An exercise whose solution waits a time in every way that Swift has, by every clock.
enum ClocksExercise {
  /// What the solution does, and how it is written: each waits for `time`, which the clock `continuous` or `suspending` shows.
  static let ways = [
    "Task.sleep(for:)": "try await Task.sleep(for: time)",
    "Task.sleep(for:tolerance:)": "try await Task.sleep(for: time, tolerance: .seconds(1))",
    "Task.sleep(for:clock: continuous)": "try await Task.sleep(for: time, clock: .continuous)",
    "Task.sleep(for:clock: suspending)": "try await Task.sleep(for: time, clock: .suspending)",
    "Task.sleep(nanoseconds:)":
      "try await Task.sleep(nanoseconds: UInt64(time / .nanoseconds(1)))",
    "Task.sleep(until:)": "try await Task.sleep(until: .now + time)",
    "Task.sleep(until:clock: continuous)":
      "try await Task.sleep(until: continuous.now + time, tolerance: .seconds(1), clock: .continuous)",
    "Task.sleep(until:clock: suspending)":
      "try await Task.sleep(until: suspending.now + time, tolerance: .seconds(1), clock: .suspending)",
    "clock.sleep(for:)": "try await suspending.sleep(for: time)",
    "clock.sleep(until:)": "try await continuous.sleep(until: .now.advanced(by: time))",
    "any clock": "try await sleep(time, by: suspending as any Clock<Duration>)",
    "some clock": "try await generic(time, by: suspending)",
    "a clock of one's own": "try await Task.sleep(for: time / 2, clock: SlowClock())",
    "clock.measure, synchronous":
      "try require(suspending.measure { Thread.sleep(for: time) } >= time)",
    "clock.measure, asynchronous": """
    let took = try await continuous.measure { try await suspending.sleep(for: time) }
        try require(took >= time)
    """,
    "compute": "compute(for: time)",
    "a time limit that is over": """
    do {
          try await withTimeout(time, by: suspending) { try await Task.sleep(for: .seconds(60)) }
        } catch is TimedOut { return }
        throw Wrong()
    """,
    "a time limit that is kept": """
    try await withTimeout(.seconds(60), by: continuous) { try await Task.sleep(for: time) }
    """,
    "instants": """
    let (start, other) = (suspending.now, continuous.now)
        Thread.sleep(for: time)
        var end = start + time
        end -= time
        end += time
        try require(end - start == time && end <= suspending.now && end - time == start)
        try require(other.duration(to: .now) >= time && continuous.now > other)
        try require(suspending.systemEpoch <= start && suspending.minimumResolution > .zero)
        try require(Set([start, start]).count == 1)
    """,
  ]

  static let solution = """
    import Foundation

    struct TimedOut: Error {}
    struct Wrong: Error {}

    func require(_ isSo: Bool) throws { if !isSo { throw Wrong() } }

    func withTimeout<C: Clock>(
      _ limit: C.Duration, by clock: C, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await body() }
        group.addTask {
          try await clock.sleep(for: limit)
          throw TimedOut()
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    }

    func sleep(_ time: Duration, by clock: any Clock<Duration>) async throws {
      try await clock.sleep(for: time)
    }

    func generic(_ time: Duration, by clock: some Clock<Duration>) async throws {
      try await Task.sleep(until: clock.now.advanced(by: time), tolerance: nil, clock: clock)
    }

    /// A clock of the learner's own, which takes twice as long.
    struct SlowClock: Clock {
      typealias Instant = ContinuousClock.Instant
      var now: Instant { .now }
      var minimumResolution: Duration { .nanoseconds(1) }
      func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await Task.sleep(for: now.duration(to: deadline) * 2)
      }
    }

    public func wait(_ way: String, for time: Duration) async throws {
      let (continuous, suspending) = (ContinuousClock(), SuspendingClock())
      _ = (continuous, suspending)
      switch way {

    """
    + ways.sorted { $0.key < $1.key }.map { "  case \"\($0)\":\n    \($1)\n" }.joined() + """
        default: throw Wrong()
        }
      }

      """

  private static let tests = """
    import ConcurrencyLab
    import Solution
    import Testing

    let ways: [String] = \(ways.keys.sorted())

    @Test func `a simulation takes exactly so long`() async throws {
      for way in ways {
        let run = try await simulate { try await wait(way, for: .milliseconds(10)) }
        #expect(run.elapsed == .milliseconds(10), "\\(way)")
      }
    }

    @Test func `for real it takes so long at least`() async throws {
      for way in ways {
        let clock = Swift.ContinuousClock()
        let start = clock.now
        try await wait(way, for: .milliseconds(2))
        #expect(start.duration(to: clock.now) >= .milliseconds(2), "\\(way)")
      }
    }

    """

  /// Adds the exercise 03-clocks to a course.
  static func add(to course: FixtureCourse) throws {
    let files = [
      "exercise.json": """
      {
        "version": 1, "id": "7C0A3E52-64B1-4C83-9A6C-0C8F5A5C1D05", "title": "Clocks",
        "lesson": "01-sums", "starts": { "fails": "a simulation takes exactly so long" }
      }
      """,
      "README.md": "# Clocks\n\nEach shows the same time.\n", "Start.swift": solution,
      "Reference.swift": solution, "Tests.swift": tests,
      "hints.md": "## 1\n\nMild.\n\n## 2\n\nPlainer.\n\n## 3\n\nPlain.\n",
    ]
    for (file, text) in files { try course.write(text, to: "exercises/03-clocks/\(file)") }
  }
}
