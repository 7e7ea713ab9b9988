public import Trace

/// What the lab says about one submission: one value, which every front end prints.
public struct Verdict: Codable, Hashable, Sendable {
  /// The version of this format.
  public static let version = 1

  /// The ways a submission can end.
  public enum Outcome: String, Codable, Sendable, CaseIterable {
    /// Every test ran once and passed.
    case passed
    /// A test failed.
    case failed
    /// A search ended before it had proved or refuted anything.
    case notDecided
    /// The compiler refused it.
    case doesNotCompile
    /// It compiles, but what the tests call is missing or has another type.
    case doesNotFit
    /// It breaks a rule about what a submission may be or use.
    case refused
    /// It was ended by a signal.
    case crashed
    /// It did not end within its limit.
    case hung
    /// Its strands wait for each other.
    case deadlocked
    /// It ended before its tests had.
    case leftEarly
    /// It printed more than the limit.
    case tooMuchOutput
    /// Something outside the submission went wrong.
    case couldNotGrade
  }

  /// How one test went.
  public struct Test: Codable, Hashable, Sendable {
    /// How a test can go.
    public enum Outcome: String, Codable, Sendable {
      case passed, failed, notDecided, crashed, hung, deadlocked, notRun
    }
    /// The test's name, as written between the backticks.
    public var name: String
    /// How it went.
    public var outcome: Outcome
    /// What was observed, a sentence for each issue.
    public var messages: [String]
    /// Where in the test the first issue was recorded.
    public var position: SourcePosition?
    /// What its searches came to, in order.
    public var explorations: [Exploration]
    /// What its runs looked like, in order.
    public var runs: [Run]

    /// Makes a test's result.
    public init(
      name: String, outcome: Outcome, messages: [String] = [], position: SourcePosition? = nil,
      explorations: [Exploration] = [], runs: [Run] = []
    ) {
      self.name = name
      self.outcome = outcome
      self.messages = messages
      self.position = position
      self.explorations = explorations
      self.runs = runs
    }
  }

  /// Something the compiler, or a rule of the lab, says about a line.
  public struct Diagnostic: Codable, Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Codable, Sendable { case error, warning, note }
    /// How bad it is.
    public var severity: Severity
    /// What it says.
    public var message: String
    /// Where, in the learner's file.
    public var position: SourcePosition?
    /// The learner's line.
    public var sourceLine: String?
    /// The compiler's name for this group of diagnostics: `SendingRisksDataRace`.
    public var group: String?
    /// The toolchain's own explanation of the group, as Markdown.
    public var explanation: String?

    /// Makes a diagnostic.
    public init(
      severity: Severity, message: String, position: SourcePosition? = nil,
      sourceLine: String? = nil, group: String? = nil, explanation: String? = nil
    ) {
      self.severity = severity
      self.message = message
      self.position = position
      self.sourceLine = sourceLine
      self.group = group
      self.explanation = explanation
    }
  }

  /// What to tell a person, in three parts.
  public struct Explanation: Codable, Hashable, Sendable {
    /// What was observed, in one sentence.
    public var observed: String
    /// What it usually means.
    public var meaning: String?
    /// What to try next; never the answer.
    public var next: String?

    /// Makes an explanation.
    public init(observed: String, meaning: String? = nil, next: String? = nil) {
      self.observed = observed
      self.meaning = meaning
      self.next = next
    }
  }

  /// Where the time went, in seconds.
  public struct Timing: Codable, Hashable, Sendable {
    /// Each stage's name (`rules`, `compile`, `gate`, `link`, `run`, `names`) and its seconds, in order.
    public var stages: [Stage]
    /// From bytes to verdict.
    public var total: Double

    /// One stage of grading.
    public struct Stage: Codable, Hashable, Sendable {
      /// Its name.
      public var name: String
      /// How long it took, in seconds.
      public var seconds: Double

      /// Makes a stage.
      public init(name: String, seconds: Double) {
        self.name = name
        self.seconds = seconds
      }
    }

    /// Makes a timing.
    public init(stages: [Stage] = [], total: Double = 0) {
      self.stages = stages
      self.total = total
    }
  }

  /// The version of the format it was written in.
  public var version: Int
  /// The exercise's folder name: `08-lost-update`.
  public var exercise: String
  /// How it ended.
  public var outcome: Outcome
  /// What to tell a person.
  public var explanation: Explanation
  /// Each test of the inventory, in the order of Tests.swift.
  public var tests: [Test]
  /// What the compiler or the rules said, in the learner's file first.
  public var diagnostics: [Diagnostic]
  /// What the program printed, cut to a limit.
  public var output: String
  /// Whether `output` was cut.
  public var outputIsCut: Bool
  /// The signal that ended it, for `crashed`.
  public var signal: Int?
  /// The limit in seconds that ended it, for `hung`.
  public var limit: Double?
  /// Where the time went.
  public var timing: Timing

  /// Makes a verdict.
  public init(
    exercise: String, outcome: Outcome, explanation: Explanation, tests: [Test] = [],
    diagnostics: [Diagnostic] = [], output: String = "", outputIsCut: Bool = false,
    signal: Int? = nil, limit: Double? = nil, timing: Timing = Timing()
  ) {
    self.version = Self.version
    self.exercise = exercise
    self.outcome = outcome
    self.explanation = explanation
    self.tests = tests
    self.diagnostics = diagnostics
    self.output = output
    self.outputIsCut = outputIsCut
    self.signal = signal
    self.limit = limit
    self.timing = timing
  }
}
