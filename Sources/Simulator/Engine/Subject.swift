/// A program to explore or to run: how to start it, and what to make of how it ended.
public struct Subject {
  /// How the body is written.
  public enum Body {
    /// Plain code on a thread.
    case thread(() -> Void)
    /// Asynchronous code in a task; the closure makes the task.
    case task(() -> Void)
  }

  /// What an execution's result is worth.
  public struct Judgement {
    /// Whether the test allows it.
    public var isRight: Bool
    /// Which of the results seen so far it is.
    public var outcome: Int
    /// Whether the body threw.
    public var threw: Bool

    /// Makes a judgement.
    public init(isRight: Bool, outcome: Int, threw: Bool = false) {
      self.isRight = isRight
      self.outcome = outcome
      self.threw = threw
    }
  }

  /// Starts the body.
  public var body: Body
  /// Judges the execution that just ended; nil if the body has not come to its end.
  public var judge: () -> Judgement?
  /// Prints one of the results seen.
  public var describe: (_ outcome: Int) -> String
  /// Says what was expected and found: `expected 2, found 1`.
  public var headline: (_ outcome: Int) -> String

  /// Makes a subject.
  public init(
    body: Body, judge: @escaping () -> Judgement?, describe: @escaping (Int) -> String,
    headline: @escaping (Int) -> String
  ) {
    self.body = body
    self.judge = judge
    self.describe = describe
    self.headline = headline
  }
}
