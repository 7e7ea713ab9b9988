import Foundation

/// The explanations of diagnostic groups that the toolchain brings along.
struct DiagnosticExplanations {
  /// Their folder.
  let folder: String

  /// The explanation of a group, as Markdown; nil if there is none.
  func explanation(of group: String) -> String? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(Self.fileName(group))")
    else {
      return nil
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The file of a group: `SendingRisksDataRace` is in `sending-risks-data-race.md`.
  static func fileName(_ group: String) -> String {
    var name = ""
    for character in group where character.isASCII && character.isLetter {
      if character.isUppercase, !name.isEmpty { name += "-" }
      name += character.lowercased()
    }
    return name + ".md"
  }
}
