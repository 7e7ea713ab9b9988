import Pictures
import Trace

/// What a run took, between what it would take one thing after another and what nobody can go below.
struct RunTotals: Hashable {
  /// All waits for something outside and all work, one after the other, in nanoseconds.
  let oneByOne: Int
  /// What it took.
  let elapsed: Int
  /// What it cannot go below on these cores: its longest wait, or all of its work shared out evenly.
  let least: Int
  /// Whether it is the work that it cannot go below.
  let isBoundByWork: Bool
  private let cores: Int
  /// How many waits and stretches of work there were.
  private let count: Int

  /// Adds up a run's intervals.
  init(_ run: Run) {
    let parts = run.intervals.filter {
      [.waitingForIO, .sleeping, .running, .holdingBigLock].contains($0.state)
    }
    let waits = parts.filter { [.waitingForIO, .sleeping].contains($0.state) }
    let work = parts.reduce(0) { sum, part in
      waits.contains(part) ? sum : sum + part.end - part.start
    }
    let longest = waits.map { $0.end - $0.start }.max() ?? 0
    let shared = (work + run.cores - 1) / max(run.cores, 1)
    oneByOne = parts.reduce(0) { $0 + $1.end - $1.start }
    elapsed = run.elapsed
    isBoundByWork = shared > longest
    least = max(longest, shared)
    cores = run.cores
    count = parts.count
  }

  /// The three times as a line; nil where there is nothing to compare.
  func sentence(dot: String) -> String? {
    guard count > 1, elapsed > 0, least > 0 else { return nil }
    let floor = isBoundByWork ? "its work on \(Words.count(cores, "core"))" : "the longest wait"
    return [
      "One by one \(TimeText.words(oneByOne))", "yours \(TimeText.words(elapsed))",
      "cannot be less than \(floor): \(TimeText.words(least))",
    ].joined(separator: " \(dot) ")
  }
}
