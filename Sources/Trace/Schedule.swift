/// Which strand took each step of an execution, in order; as text, short enough to paste.
///
/// The text names runs of steps: `main2 A3 B2 A` is two steps of strand 0, three of strand 1, two of
/// strand 2 and one of strand 1. Strands 1 to 26 are A to Z, the ones after them AA, AB and so on,
/// as columns of a spreadsheet.
public struct Schedule: Hashable, Sendable {
  /// The strand of each step.
  public var strands: [Int]

  /// Makes a schedule from the strand of each step.
  public init(_ strands: [Int] = []) {
    self.strands = strands
  }

  /// The letters of a strand.
  public static func letters(of strand: Int) -> String {
    guard strand > 0 else { return "main" }
    var rest = strand
    var letters = ""
    while rest > 0 {
      rest -= 1
      letters.insert(Character(Unicode.Scalar(UInt8(65 + rest % 26))), at: letters.startIndex)
      rest /= 26
    }
    return letters
  }
}

extension Schedule: CustomStringConvertible {
  /// The text: `main2 A3 B2 A`.
  public var description: String {
    var runs: [(strand: Int, steps: Int)] = []
    for strand in strands {
      if runs.last?.strand == strand {
        runs[runs.count - 1].steps += 1
      } else {
        runs.append((strand, 1))
      }
    }
    return runs.map { Self.letters(of: $0.strand) + ($0.steps == 1 ? "" : String($0.steps)) }
      .joined(separator: " ")
  }
}

extension Schedule {
  /// Why a text is not a schedule.
  public enum ParseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A word names no strand.
    case notAStrand(word: String)
    /// A word names a strand that no execution has.
    case strandTooHigh(word: String)
    /// A word's count is zero or too large.
    case badCount(word: String)

    /// What is wrong, and what to write instead.
    public var description: String {
      switch self {
      case .notAStrand(let word):
        "'\(word)' is not a step of a schedule; write a strand and how many steps it takes, "
          + "as in 'A3 B2 A'"
      case .strandTooHigh(let word):
        "'\(word)' names a strand beyond \(Schedule.letters(of: Schedule.highestStrand)); "
          + "a run has at most 64 strands"
      case .badCount(let word):
        "'\(word)' has a count outside 1 to \(Schedule.longest); "
          + "a schedule has at most that many steps"
      }
    }
  }

  static let highestStrand = 63
  static let longest = 1_000_000

  /// Reads a schedule from its text.
  public init(parsing text: String) throws(ParseError) {
    strands = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let (strand, steps) = try Self.run(String(word))
      guard strands.count + steps <= Self.longest else { throw .badCount(word: String(word)) }
      strands.append(contentsOf: repeatElement(strand, count: steps))
    }
  }

  private static func run(_ word: String) throws(ParseError) -> (strand: Int, steps: Int) {
    let name = word.prefix { !$0.isNumber }
    let digits = word.dropFirst(name.count)
    let strand = try number(of: String(name), in: word)
    guard !digits.isEmpty else { return (strand, 1) }
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .notAStrand(word: word) }
    guard let steps = Int(digits), (1...longest).contains(steps) else {
      throw .badCount(word: word)
    }
    return (strand, steps)
  }

  private static func number(of name: String, in word: String) throws(ParseError) -> Int {
    if name == "main" { return 0 }
    guard !name.isEmpty, name.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw .notAStrand(word: word)
    }
    guard name.utf8.count <= 2 else { throw .strandTooHigh(word: word) }
    let strand = name.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
    guard strand <= highestStrand else { throw .strandTooHigh(word: word) }
    return strand
  }
}
