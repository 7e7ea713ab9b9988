/// The connection broke when a part of the page had come.
public struct ConnectionReset: ConnectionError {
  /// The address that was asked for.
  public let url: String
  /// How many bytes had come.
  public let received: Int
  /// How many bytes there are.
  public let expected: Int

  /// Makes the error.
  public init(url: String, received: Int, expected: Int) {
    self.url = url
    self.received = received
    self.expected = expected
  }

  /// One sentence without its period.
  public var description: String { "\(url) broke off after \(received) of \(expected) bytes" }
}
