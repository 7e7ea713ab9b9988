/// The site took the call, then sent nothing for too long.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["cedar": .neverAnswers])
/// do {
///   _ = try web.get("http://cedar.example/", readTimeout: .seconds(2))
/// } catch let error as ReadTimeout {
///   print(error.limit, error == ReadTimeout(url: error.url, limit: .seconds(2)))  // 2.0 seconds true
/// }
/// ```
///
/// It may have seen the request and acted on it.
public struct ReadTimeout: Timeout {
  /// The address that was asked for.
  public let url: String
  /// How long a silence the client had been willing to bear.
  public let limit: Duration

  /// Makes the error.
  /// - Parameters:
  ///   - url: the address that was asked for.
  ///   - limit: how long a silence the client had been willing to bear.
  public init(url: String, limit: Duration) {
    self.url = url
    self.limit = limit
  }

  /// One sentence without its period.
  public var description: String { "\(url) sent nothing for \(limit)" }
}
