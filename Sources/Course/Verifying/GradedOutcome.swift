/// What grading said of a file, as far as verifying needs it.
public struct GradedOutcome: Codable, Hashable, Sendable {
  /// The verdict's outcome, in its own spelling: `passed`, `deadlocked`.
  public var outcome: String
  /// How each test went, in its own spelling, by name.
  public var tests: [Test]
  /// What was observed, in one sentence.
  public var observed: String

  /// How one test went.
  public struct Test: Codable, Hashable, Sendable {
    /// The test's name.
    public var name: String
    /// How it went: `passed`, `failed`, `notRun`.
    public var outcome: String

    /// Makes a test's outcome.
    public init(name: String, outcome: String) {
      self.name = name
      self.outcome = outcome
    }

    /// Whether it says that the file is wrong: not when it passed, and not when it said nothing.
    var isCaught: Bool { !["passed", "notRun", "notDecided"].contains(outcome) }
  }

  /// Makes an outcome.
  public init(outcome: String, tests: [Test], observed: String) {
    self.outcome = outcome
    self.tests = tests
    self.observed = observed
  }
}
