import Foundation

/// What the bytes of a journal hold: the records that are whole, and the rest.
struct JournalScan: Hashable {
  /// The records, in order.
  private(set) var records: [JournalRecord] = []
  /// How many whole lines are of a kind or a version that is not known here.
  private(set) var foreign = 0
  /// The whole lines, each with its line feed.
  private(set) var whole = Data()
  /// The bytes that belong to no whole line.
  private(set) var damage = Data()
  /// Whether the damage is one piece at the end, as a crash in the middle of a write leaves it.
  private(set) var isCutShort = false

  /// Reads the bytes of a journal.
  init(_ bytes: Data) {
    var position = bytes.startIndex
    var pieces = 0
    while position < bytes.endIndex {
      if let line = JournalLine.read(bytes, at: position) {
        take(line, bytes[position..<line.end])
        position = line.end
        // A line without its line feed is still whole.
        if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\n") { position += 1 }
      } else {
        let next = Self.nextLine(in: bytes, after: position) ?? bytes.endIndex
        let piece = bytes[position..<next]
        if piece.contains(where: { $0 != UInt8(ascii: "\n") }) {
          damage += piece
          pieces += 1
          isCutShort = pieces == 1 && next == bytes.endIndex
        }
        position = next
      }
    }
  }

  private mutating func take(_ line: JournalLine.Reading, _ bytes: Data) {
    if let record = line.record { records.append(record) } else { foreign += 1 }
    whole += bytes
    whole.append(UInt8(ascii: "\n"))
  }

  /// Where the next whole line begins.
  private static func nextLine(in bytes: Data, after start: Data.Index) -> Data.Index? {
    var rest = bytes[(start + 1)...]
    while let found = rest.firstRange(of: JournalLine.beginning) {
      if JournalLine.read(bytes, at: found.lowerBound) != nil { return found.lowerBound }
      rest = bytes[(found.lowerBound + 1)...]
    }
    return nil
  }
}
