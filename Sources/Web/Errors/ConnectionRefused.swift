/// Nobody listens at this address, or the site has no room for one more request.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["cedar": .refused])
/// do {
///   _ = try web.get("http://cedar.example/")
/// } catch let error as ConnectionRefused {
///   print(error == ConnectionRefused(url: error.url))  // true
/// }
/// ```
public struct ConnectionRefused: ConnectionError {
  /// The address that was asked for.
  public let url: String

  /// Makes the error.
  public init(url: String) {
    self.url = url
  }

  /// One sentence without its period.
  public var description: String { "\(url) refused the connection" }
}
