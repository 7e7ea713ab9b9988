internal import Trace

/// How much a search may cost before it gives up undecided.
public struct Budget: Hashable, Sendable {
  /// The kinds of limit.
  public enum Limit: Hashable, Sendable {
    /// So many executions.
    case executions(Int)
    /// So many steps in all executions together.
    case steps(Int)
    /// So many seconds of real time.
    case seconds(Double)
  }

  /// The most executions.
  public var executions: Int
  /// The most steps in all executions together.
  public var steps: Int
  /// The most seconds of real time.
  public var seconds: Double

  /// Makes a budget; what is left out is not limited.
  public init(executions: Int = .max, steps: Int = .max, seconds: Double = .infinity) {
    self.executions = executions
    self.steps = steps
    self.seconds = seconds
  }

  /// Enough for every exercise of a course: two seconds.
  public static let standard = Budget(executions: 2_000_000, steps: 100_000_000, seconds: 2)

  /// Enough for counting the schedules of little programs, and so little that nobody waits for it.
  public static let counting = Budget(executions: 3_000, steps: 40_000)
}

extension Budget.Limit: CustomStringConvertible {
  /// The limit as a learner reads it: `2.0 s`, `200,000 executions`.
  public var description: String {
    switch self {
    case .executions(let count): NumberText.count(count, "execution")
    case .steps(let count): NumberText.count(count, "step")
    case .seconds(let seconds): "\(Double(Int(seconds * 10 + 0.5)) / 10) s"
    }
  }
}
