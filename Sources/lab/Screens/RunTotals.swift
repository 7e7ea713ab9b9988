import Pictures
import Terminal
import Trace

/// What a run took, between what it would take one thing after another and what nobody can go below.
struct RunTotals: Hashable {
  /// All waits for something outside and all work, one after the other, in nanoseconds.
  let oneByOne: Int
  /// What it took.
  let elapsed: Int
  /// What it cannot go below on these cores: its longest wait, or all of its work shared out evenly.
  let least: Int
  /// What it is that it cannot go below.
  let bound: Bound
  private let cores: Int
  /// How many waits and stretches of work there were.
  private let count: Int

  /// The things that a run cannot go below.
  enum Bound: Hashable {
    case wait, work, bigLock
  }

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
    let locked = parts.filter { $0.state == .holdingBigLock }
      .reduce(0) { $0 + $1.end - $1.start }
    oneByOne = parts.reduce(0) { $0 + $1.end - $1.start }
    elapsed = run.elapsed
    least = max(longest, shared, locked)
    bound = least == longest ? .wait : least == shared ? .work : .bigLock
    cores = run.cores
    count = parts.count
  }

  /// The three times, a clause each; none where there is nothing to compare.
  /// - Parameter name: whose run it is: `yours`.
  func clauses(_ name: String) -> [String] {
    guard count > 1, elapsed > 0, least > 0 else { return [] }
    let floor =
      switch bound {
      case .wait: "the longest wait"
      case .work: "its work on \(Words.count(cores, "core"))"
      case .bigLock: "its work under the big lock"
      }
    return [
      "One by one \(TimeText.words(oneByOne))", "\(name) \(TimeText.words(elapsed))",
      "cannot be less than \(floor): \(TimeText.words(least))",
    ]
  }

  /// The three times, on one line if they fit.
  func lines(_ name: String = "yours", on surface: Surface) -> [Line] {
    let clauses = clauses(name)
    guard let last = clauses.last else { return [] }
    let dot = " \(surface.glyphs.dot) "
    let whole = clauses.joined(separator: dot)
    if whole.displayWidth < surface.width { return [Line(" \(whole)")] }
    return surface.paragraph(Line(clauses.dropLast().joined(separator: dot) + dot.dropLast()))
      + surface.paragraph(Line(last))
  }
}
