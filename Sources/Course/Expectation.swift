/// What must come of checking one file of an exercise.
public enum Expectation: Codable, Hashable, Sendable {
  /// Every test passes.
  case passes
  /// The test of this name does not pass.
  case fails(test: String)
  /// Grading ends in this way.
  case ends(Ending)

  /// The ways to end, other than passing, that an instructor may expect.
  ///
  /// Each is spelled as the verdict's outcome is.
  public enum Ending: String, Codable, Sendable, CaseIterable {
    /// A test fails, whichever.
    case failed
    /// A search ends before it has proved or refuted anything.
    case notDecided
    /// The compiler refuses it.
    case doesNotCompile
    /// What the tests call is missing or has another type.
    case doesNotFit
    /// It breaks a rule about what a submission may be or use.
    case refused
    /// A signal ends it.
    case crashed
    /// It does not end within its limit.
    case hung
    /// Its strands wait for each other.
    case deadlocked
    /// It ends before its tests do.
    case leftEarly
    /// It prints more than the limit.
    case tooMuchOutput
  }
}
