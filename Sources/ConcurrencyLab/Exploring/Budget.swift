internal import Glibc
internal import Simulator

/// What a search may cost before it gives up undecided.
///
/// ```swift
/// var short = Budget.standard
/// short.executions = 10_000
/// try everySchedule(yields: 2, budget: short) { 1 + 1 }
/// print(Budget.standard.executions, Budget.standard.steps)  // 2000000 100000000
/// print(Budget.standard.seconds)  // 2.0
/// ```
public struct Budget: Hashable, Sendable {
  /// The most executions.
  public var executions: Int
  /// The most steps in all executions together.
  public var steps: Int
  /// The most seconds of real time.
  public var seconds: Double

  /// Makes a budget; what is left out is not limited.
  ///
  /// ```swift
  /// let patient = Budget(executions: 20_000_000, seconds: 60)
  /// ```
  /// - Parameters:
  ///   - executions: how many executions at most.
  ///   - steps: how many steps in all executions together at most.
  ///   - seconds: how many seconds of real time at most.
  public init(executions: Int = .max, steps: Int = .max, seconds: Double = .infinity) {
    self.executions = executions
    self.steps = steps
    self.seconds = seconds
  }

  /// Enough for every exercise of the course: two seconds, or two million executions.
  public static let standard = Budget(executions: 2_000_000, steps: 100_000_000, seconds: 2)

  /// For a submission: as much as fits into the time that a program has.
  static let thorough = Budget(executions: 20_000_000, steps: 1_000_000_000, seconds: 8)

  /// What the search is told; a run that is graded for good explores more than one that is tried.
  var limits: Simulator.Budget {
    let wanted = self == .standard && Self.isThorough ? Self.thorough : self
    return Simulator.Budget(
      executions: wanted.executions, steps: wanted.steps, seconds: wanted.seconds)
  }

  private static let isThorough = getenv("LAB_BUDGET").map { String(cString: $0) } == "thorough"
}
