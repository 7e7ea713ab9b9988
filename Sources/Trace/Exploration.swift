/// What a search over the schedules of one body came to.
public struct Exploration: Codable, Hashable, Sendable {
  /// The three things a search can say.
  public enum Verdict: String, Codable, Sendable {
    /// Every schedule was tried, and none fails.
    case proved
    /// Here is a schedule that fails.
    case refuted
    /// A budget ended the search first.
    case undecided
  }

  /// One value that the body returned, and how often.
  public struct Outcome: Codable, Hashable, Sendable {
    /// The value, as Swift prints it, or what ended the execution.
    public var value: String
    /// How many of the executions tried ended so.
    public var executions: Int
    /// How many schedules of all end so, where that was counted exactly.
    public var schedules: Int?
    /// Whether the test allows it.
    public var isRight: Bool

    /// Makes an outcome.
    public init(value: String, executions: Int, schedules: Int? = nil, isRight: Bool) {
      self.value = value
      self.executions = executions
      self.schedules = schedules
      self.isRight = isRight
    }
  }

  /// What the search says.
  public var verdict: Verdict
  /// How many executions were run in all: not how many schedules there are, since most come to the same as one that was
  /// run, and some were run twice.
  public var executions: Int
  /// How many of the schedules that were run differ: in more than the order of independent steps, and in more than which
  /// of several threads that nobody can tell apart does what. All that there are, if the search is a proof; at least so
  /// many otherwise.
  public var traces: Int
  /// How many schedules there are, each order of steps for itself, whoever takes them, where that was counted exactly.
  public var schedules: Int?
  /// What came out, most frequent first.
  public var outcomes: [Outcome]
  /// Roughly how much of what there is was tried, from 0 to 1, where it can be estimated.
  public var covered: Double?
  /// Which budget ended the search: `2.0 s`, `200,000 executions`.
  public var endedBy: String?
  /// What was found, if anything: the simplest failure first.
  public var findings: [Finding]

  /// How many of the schedules fail, where that was counted exactly.
  public var failingSchedules: Int? {
    schedules == nil
      ? nil : outcomes.reduce(0) { $0 + ($1.isRight ? 0 : $1.schedules ?? 0) }
  }

  /// Makes a summary of a search.
  public init(
    verdict: Verdict, executions: Int = 0, traces: Int = 0, schedules: Int? = nil,
    outcomes: [Outcome] = [], covered: Double? = nil, endedBy: String? = nil,
    findings: [Finding] = []
  ) {
    self.verdict = verdict
    self.executions = executions
    self.traces = traces
    self.schedules = schedules
    self.outcomes = outcomes
    self.covered = covered
    self.endedBy = endedBy
    self.findings = findings
  }
}
