public import Trace

/// What showing a solution at work came to: one value, which every front end prints.
public struct Demonstration: Codable, Hashable, Sendable {
  /// The version of this format.
  public static let version = 1

  /// What was run.
  public enum Source: String, Codable, Sendable {
    /// The demo of an exercise, or of a lesson.
    case demo
    /// The tests of an exercise that has no demo.
    case tests
  }

  /// Something to look at: a run in virtual time, or a schedule of a test that measures none.
  public struct Part: Codable, Hashable, Sendable {
    /// The test that it belongs to; nil for a demo.
    public var test: String?
    /// Who did what, when.
    public var run: Run?
    /// A schedule, line by line.
    public var schedule: Finding?

    /// Makes a part.
    public init(test: String? = nil, run: Run? = nil, schedule: Finding? = nil) {
      self.test = test
      self.run = run
      self.schedule = schedule
    }
  }

  /// How it went for real.
  public struct Reality: Codable, Hashable, Sendable {
    /// Who did what, when; nil if it did not come so far.
    public var run: Run?
    /// What kept it from its end.
    public var trouble: Verdict?
    /// What it printed, cut to a limit.
    public var output: String

    /// Makes an account of reality.
    public init(run: Run? = nil, trouble: Verdict? = nil, output: String = "") {
      self.run = run
      self.trouble = trouble
      self.output = output
    }
  }

  /// The version of the format it was written in.
  public var version: Int
  /// The exercise's folder name, or the name of a lesson's demo.
  public var exercise: String
  /// What was run.
  public var source: Source
  /// What there is to look at, in order; a demo is one part.
  public var parts: [Part]
  /// How it went for real, if that was asked for.
  public var real: Reality?
  /// What kept it from its end, in the words and with the outcomes of a check; nil if nothing did.
  public var trouble: Verdict?
  /// What the program printed, cut to a limit.
  public var output: String
  /// Whether `output` was cut.
  public var outputIsCut: Bool
  /// Where the time went.
  public var timing: Verdict.Timing

  /// Makes a demonstration.
  public init(
    exercise: String, source: Source = .demo, parts: [Part] = [], real: Reality? = nil,
    trouble: Verdict? = nil, output: String = "", outputIsCut: Bool = false,
    timing: Verdict.Timing = Verdict.Timing()
  ) {
    self.version = Self.version
    self.exercise = exercise
    self.source = source
    self.parts = parts
    self.real = real
    self.trouble = trouble
    self.output = output
    self.outputIsCut = outputIsCut
    self.timing = timing
  }
}
