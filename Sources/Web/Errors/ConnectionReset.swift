/// The connection broke when a part of the page had come.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["alder": .resetMidway])
/// do {
///   _ = try web.get("http://alder.example/")
/// } catch let error as ConnectionReset {
///   print(error.received, error.expected)  // 1221 2443
///   print(error == ConnectionReset(url: error.url, received: 1221, expected: 2443))  // true
/// }
/// ```
public struct ConnectionReset: ConnectionError {
  /// The address that was asked for.
  public let url: String
  /// How many bytes had come.
  public let received: Int
  /// How many bytes there are.
  public let expected: Int

  /// Makes the error.
  /// - Parameters:
  ///   - url: the address that was asked for.
  ///   - received: how many bytes had come.
  ///   - expected: how many bytes there are.
  public init(url: String, received: Int, expected: Int) {
    self.url = url
    self.received = received
    self.expected = expected
  }

  /// One sentence without its period.
  public var description: String { "\(url) broke off after \(received) of \(expected) bytes" }
}
