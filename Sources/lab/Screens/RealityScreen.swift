import Grading
import Pictures
import Terminal
import Trace

/// A demo as it went for real, below the same in simulated time: on the same axis, with a sentence that
/// compares the two.
struct RealityScreen {
  /// In simulated time.
  var simulated: Run
  /// For real.
  var real: Demonstration.Reality

  /// The time up to which both pictures are drawn, in nanoseconds.
  static func span(_ simulated: Run, _ real: Run?) -> Int {
    max(simulated.elapsed, real?.elapsed ?? 0)
  }

  /// How both compare, or why they do not.
  func comparison() -> String {
    guard let run = real.run, real.trouble == nil else {
      let reason = real.trouble?.explanation.observed ?? "it did not come to its end for real"
      return Words.sentence(reason)
    }
    let times =
      "Simulated \(TimeText.words(simulated.elapsed)), for real \(TimeText.words(run.elapsed))"
    return "\(times): \(Self.relation(simulated.elapsed, run.elapsed))."
  }

  /// What the difference of the two times is.
  private static func relation(_ simulated: Int, _ real: Int) -> String {
    let difference = real - simulated
    guard simulated > 0 else { return "the simulation counts only waits and 'compute'" }
    if real >= 2 * simulated {
      let tenths = Int((Double(real) / Double(simulated) * 10).rounded())
      return "\(tenths / 10).\(tenths % 10) times as long, and a little different each time"
    }
    let share = Double(abs(difference)) / Double(simulated) * 100
    let percent = share < 1 ? "less than 1%" : "\(Int(share.rounded()))%"
    if difference == 0 { return "the same" }
    return difference > 0
      ? "\(percent) more, and a little different each time"
      : "\(percent) less, and a little different each time"
  }
}
