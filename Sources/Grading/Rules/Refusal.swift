/// Why a submission is not run: what it does, where, and what to use instead.
public struct Refusal: Error, Hashable, Sendable {
  /// The rules that can refuse.
  public enum Rule: String, Codable, Sendable {
    /// What a file may be.
    case input
    /// Words that a solution may not contain.
    case source
    /// Memory is used by name and not by address.
    case memory
    /// What a solution may define and call.
    case reach
    /// What the simulator can control.
    case simulation
  }

  /// The rule that it breaks.
  public var rule: Rule
  /// What it does, as a clause: `'exit' ends the whole program`.
  public var what: String
  /// The line, counted from 1.
  public var line: Int?
  /// The column in UTF-8 code units, counted from 1; 0 when it is not known.
  public var column: Int
  /// What to use instead, as a sentence.
  public var instead: String?

  /// Makes a refusal.
  public init(
    _ rule: Rule, _ what: String, line: Int? = nil, column: Int = 0, instead: String? = nil
  ) {
    self.rule = rule
    self.what = what
    self.line = line
    self.column = column
    self.instead = instead
  }
}
