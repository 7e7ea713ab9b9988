import Foundation

/// How one record stands in the journal: a line of JSON that carries its own length and checksum.
///
///     {"v":1,"bytes":81,"crc":"0a1b2c3d","record":{…}}
///
/// The frame has exactly this shape, so a line is whole or it is not. The checksum is the CRC-32 of
/// the version's digits and the record's bytes; the length is that of the record's bytes.
enum JournalLine {
  /// A line that is whole.
  struct Reading: Hashable {
    /// The record; nil if its kind or version is not known here.
    var record: JournalRecord?
    /// The index of the byte after it, before its line feed.
    var end: Data.Index
  }

  /// How every line begins.
  static let beginning = Data(#"{"v":"#.utf8)

  private static let version = 1
  private static let decoder = JSONDecoder()
  private static let close = UInt8(ascii: "}")

  /// The line for a record, with its line feed.
  static func encode(_ record: JournalRecord) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encode(try encoder.encode(record), version: version)
  }

  /// The line for a record that is JSON already.
  static func encode(_ payload: Data, version: Int) -> Data {
    frame(version: version, for: payload) + payload + [close, UInt8(ascii: "\n")]
  }

  /// Reads the line that begins at an index; nil if none does, or if it is not as it was written.
  static func read(_ bytes: Data, at start: Data.Index) -> Reading? {
    // The longest frame has 58 bytes: the record's brace comes no later.
    let head = bytes[start...].prefix(80)
    guard head.starts(with: beginning), let comma = head.firstIndex(of: UInt8(ascii: ",")),
      let version = number(head[(start + beginning.count)..<comma]),
      let colon = head[comma...].firstIndex(of: UInt8(ascii: ":")),
      let secondComma = head[colon...].firstIndex(of: UInt8(ascii: ",")),
      let count = number(head[(colon + 1)..<secondComma]),
      let brace = head[secondComma...].firstIndex(of: UInt8(ascii: "{")),
      count < bytes.endIndex - brace
    else { return nil }
    let payload = bytes[brace..<(brace + count)]
    guard bytes[payload.endIndex] == close,
      frame(version: version, for: payload) == bytes[start..<brace]
    else { return nil }
    var reading = Reading(end: payload.endIndex + 1)
    if version == Self.version {
      reading.record = try? decoder.decode(JournalRecord.self, from: payload)
    }
    return reading
  }

  private static func frame(version: Int, for payload: Data) -> Data {
    let digits = String(CRC32.checksum(Data("\(version)".utf8) + payload), radix: 16)
    let sum = String(repeating: "0", count: 8 - digits.count) + digits
    return Data(#"{"v":\#(version),"bytes":\#(payload.count),"crc":"\#(sum)","record":"#.utf8)
  }

  private static func number(_ digits: Data) -> Int? {
    guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
