/// The name of an exercise's or a lesson's folder: a number and a slug, `08-lost-update`.
struct FolderName: Hashable {
  /// The number, as written with two digits or more.
  var number: Int
  /// The words: small letters and digits, with hyphens between.
  var slug: String

  /// Takes a name apart; nil if it is not made so.
  init?(_ name: String) {
    let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, (2...3).contains(parts[0].count),
      parts[0].utf8.allSatisfy(Self.isDigit), let number = Int(parts[0])
    else { return nil }
    let words = parts[1].split(separator: "-", omittingEmptySubsequences: false)
    guard
      words.allSatisfy({ word in
        !word.isEmpty && word.utf8.allSatisfy { Self.isDigit($0) || Self.isSmallLetter($0) }
      })
    else { return nil }
    self.number = number
    self.slug = String(parts[1])
  }

  /// Makes a name of a number and a title; nil if nothing of the title can stand in a name.
  init?(number: Int, title: String) {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    guard !words.isEmpty else { return nil }
    self.number = number
    self.slug = words.joined(separator: "-")
  }

  /// The name itself.
  var text: String { (number < 10 ? "0" : "") + "\(number)-\(slug)" }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
