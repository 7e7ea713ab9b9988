import Trace

/// A stretch of a run's time, in nanoseconds.
struct TimeWindow: Hashable {
  let from: Int
  let to: Int
  /// How long the whole run took.
  let elapsed: Int

  init(of run: Run, from: Int?, to: Int?) {
    let bounds = 0...max(run.elapsed, 0)
    let one = min(max(from ?? 0, bounds.lowerBound), bounds.upperBound)
    let other = min(max(to ?? run.elapsed, bounds.lowerBound), bounds.upperBound)
    self.from = min(one, other)
    self.to = max(one, other)
    self.elapsed = bounds.upperBound
  }

  var length: Int { to - from }

  /// How much of the run's time it leaves out, in words; `nil` if it is the whole run.
  var omission: String? {
    guard length < elapsed else { return nil }
    let shown = "\(TimeText.words(from)) to \(TimeText.words(to))"
    return "\(shown) of \(TimeText.words(elapsed)); \(TimeText.words(elapsed - length)) left out"
  }

  /// Where a time lies, from 0 to 1.
  func fraction(of time: Int) -> Double {
    guard length > 0 else { return 0 }
    return Double(min(max(time, from), to) - from) / Double(length)
  }

  /// Whether something of this stretch, or this moment, lies inside.
  func shows(start: Int, end: Int) -> Bool {
    start == end ? start >= from && start <= to : start < to && end > from
  }
}
