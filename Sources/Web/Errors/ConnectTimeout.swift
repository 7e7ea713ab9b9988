/// The call was not taken in time: both a connection error and a timeout.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["cedar": .neverConnects])
/// do {
///   _ = try web.get("http://cedar.example/", connectTimeout: .seconds(3))
/// } catch let error as ConnectTimeout {
///   print(error.url, error.limit)  // http://cedar.example/ 3.0 seconds
///   print(error == ConnectTimeout(url: error.url, limit: .seconds(3)))  // true
/// }
/// ```
///
/// The site has not seen the request, so asking again can do no harm.
public struct ConnectTimeout: ConnectionError, Timeout {
  /// The address that was asked for.
  public let url: String
  /// How long the client had been willing to wait.
  public let limit: Duration

  /// Makes the error.
  /// - Parameters:
  ///   - url: the address that was asked for.
  ///   - limit: how long the client had been willing to wait.
  public init(url: String, limit: Duration) {
    self.url = url
    self.limit = limit
  }

  /// One sentence without its period.
  public var description: String { "\(url) could not be reached within \(limit)" }
}
