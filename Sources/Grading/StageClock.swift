/// Where the time goes, stage by stage.
struct StageClock {
  private let clock = ContinuousClock()
  private let start = ContinuousClock().now
  private var stages: [Verdict.Timing.Stage] = []

  /// Runs one stage, and adds what it took, also when it throws.
  mutating func measure<T, E: Error>(_ name: String, _ body: () throws(E) -> T) throws(E) -> T {
    let begin = clock.now
    defer {
      stages.append(Verdict.Timing.Stage(name: name, seconds: Self.seconds(clock.now - begin)))
    }
    return try body()
  }

  /// What it came to so far.
  var timing: Verdict.Timing {
    Verdict.Timing(stages: stages, total: Self.seconds(clock.now - start))
  }

  private static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    let microseconds = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
    return Double(microseconds) / 1_000_000
  }
}
