/// Something that an instructor has to put right: where it is, and what is wrong.
public struct CourseProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder, from the course's own folder: `exercises/08-lost-update/exercise.json`.
  public var place: String
  /// The line, if one is to blame.
  public var line: Int?
  /// What is wrong.
  public var fact: Fact

  /// Makes a problem.
  public init(_ place: String, line: Int? = nil, _ fact: Fact) {
    self.place = place
    self.line = line
    self.fact = fact
  }

  /// The place as compilers write it: `lessons/02-x/lesson.md:14`.
  public var position: String { line.map { "\(place):\($0)" } ?? place }

  /// The place and what is wrong there, in one line.
  public var description: String { "\(position): \(fact)" }
}

extension CourseProblem: Encodable {
  private enum Key: String, CodingKey { case place, line, message, isStillToWrite }

  /// Writes the place, the line and the message.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(place, forKey: .place)
    try container.encodeIfPresent(line, forKey: .line)
    try container.encode(fact.description, forKey: .message)
    try container.encode(fact.isStillToWrite, forKey: .isStillToWrite)
  }
}
