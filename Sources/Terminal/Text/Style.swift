/// What a piece of text means, from which a terminal's attributes follow.
///
/// Nothing is said by style alone: the words say it too.
public enum Style: Hashable, Sendable {
  case plain
  /// A name or a number that the eye should find.
  case strong
  /// Stress inside a sentence.
  case emphasis
  /// What may be skipped.
  case faint
  /// The title of a screen or a section.
  case heading
  /// Passed, proved, done.
  case good
  /// Failed, or the place where it goes wrong.
  case bad
  /// Neither: not decided, a warning.
  case doubtful
  /// Program text.
  case code
  /// Something to type or to follow.
  case action

  /// The parameters of the terminal's "select graphic rendition" sequence.
  var attributes: String {
    switch self {
    case .plain: ""
    case .strong: "1"
    case .emphasis: "3"
    case .faint: "2"
    case .heading: "1"
    case .good: "32"
    case .bad: "31"
    case .doubtful: "33"
    case .code: "36"
    case .action: "1;36"
    }
  }
}
