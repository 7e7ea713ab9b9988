/// One screen of a lesson: something to read, then perhaps one thing to do.
public struct LessonStep: Hashable, Sendable {
  /// What a learner can be asked to do.
  public enum Activity: Hashable, Sendable {
    /// To predict, before being told.
    case question(Question)
    /// To solve the exercise whose folder has this name.
    case exercise(id: String)
    /// To watch the lesson's demos of these names, one after another.
    case run(names: [String])
  }

  /// What to read first, as Markdown; may be empty.
  public var text: String
  /// What to do then.
  public var activity: Activity?
  /// What to read afterwards, as Markdown; may be empty.
  public var afterwards: String
  /// The line of the lesson to point at, from 1: that of the activity, or else of the first text.
  public var line: Int

  /// Makes a step.
  public init(text: String, activity: Activity? = nil, afterwards: String = "", line: Int = 1) {
    self.text = text
    self.activity = activity
    self.afterwards = afterwards
    self.line = line
  }
}
