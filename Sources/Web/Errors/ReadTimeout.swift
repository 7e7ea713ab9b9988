/// The site took the call, then sent nothing for too long.
///
/// It may have seen the request and acted on it.
public struct ReadTimeout: Timeout {
  /// The address that was asked for.
  public let url: String
  /// How long a silence the client had been willing to bear.
  public let limit: Duration

  /// Makes the error.
  public init(url: String, limit: Duration) {
    self.url = url
    self.limit = limit
  }

  /// One sentence without its period.
  public var description: String { "\(url) sent nothing for \(limit)" }
}
