public import Foundation

/// One thing that a learner did, and when.
public struct JournalRecord: Hashable, Sendable {
  /// When, to the millisecond.
  public let time: Date
  /// What.
  public let event: JournalEvent

  /// Makes a record.
  public init(time: Date, event: JournalEvent) {
    self.time = Self.wholeMilliseconds(time)
    self.event = event
  }

  private static func wholeMilliseconds(_ time: Date) -> Date {
    Date(timeIntervalSince1970: (time.timeIntervalSince1970 * 1000).rounded() / 1000)
  }
}

extension JournalRecord: Codable {
  private enum Key: String, CodingKey { case time }

  /// Reads the record; an event of a kind that is not known is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let milliseconds = try container.decode(Int64.self, forKey: .time)
    self.init(
      time: Date(timeIntervalSince1970: Double(milliseconds) / 1000),
      event: try JournalEvent(from: decoder))
  }

  /// Writes the time as milliseconds since 1970 (UTC), beside the event's own keys.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Int64((time.timeIntervalSince1970 * 1000).rounded()), forKey: .time)
    try event.encode(to: encoder)
  }
}
