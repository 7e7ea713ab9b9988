/// A question with answers to choose from.
public struct Question: Hashable, Sendable {
  /// One of the answers.
  public struct Answer: Hashable, Sendable {
    /// What it says.
    public var text: String
    /// Whether it is the right one.
    public var isRight: Bool
    /// What to tell somebody who chose it.
    public var explanation: String

    /// Makes an answer.
    public init(text: String, isRight: Bool, explanation: String) {
      self.text = text
      self.isRight = isRight
      self.explanation = explanation
    }
  }

  /// What is asked.
  public var prompt: String
  /// The answers, in the order in which they are offered.
  public var answers: [Answer]

  /// The right answer, if one is marked.
  public var rightAnswer: Answer? { answers.first(where: \.isRight) }

  /// Makes a question.
  public init(prompt: String, answers: [Answer]) {
    self.prompt = prompt
    self.answers = answers
  }
}
