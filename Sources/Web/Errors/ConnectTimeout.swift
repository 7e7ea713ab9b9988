/// The call was not taken in time: both a connection error and a timeout.
///
/// The site has not seen the request, so asking again can do no harm.
public struct ConnectTimeout: ConnectionError, Timeout {
  /// The address that was asked for.
  public let url: String
  /// How long the client had been willing to wait.
  public let limit: Duration

  /// Makes the error.
  public init(url: String, limit: Duration) {
    self.url = url
    self.limit = limit
  }

  /// One sentence without its period.
  public var description: String { "\(url) could not be reached within \(limit)" }
}
