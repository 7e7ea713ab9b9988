/// One line of Swift Testing's event stream, as far as it decides a verdict.
struct TestEvent: Decodable, Sendable {
  /// What the event is about.
  struct Payload: Decodable, Sendable {
    var kind: String
    var id: String?
    var name: String?
    var testID: String?
    var messages: [Message]?
    var issue: Issue?
  }

  /// A piece of text that goes with an event.
  struct Message: Decodable, Sendable {
    var symbol: String
    var text: String
  }

  /// Something wrong that a test recorded.
  struct Issue: Decodable, Sendable {
    var isFailure: Bool?
    var isKnown: Bool?
    var sourceLocation: Location?
    /// Whether the test has failed for it.
    var fails: Bool { isFailure ?? !(isKnown ?? false) }
  }

  /// A place in the tests.
  struct Location: Decodable, Sendable {
    var fileID: String
    var line: Int
    var column: Int
  }

  var kind: String
  var payload: Payload
}
