/// The request was sent from address to address and arrived nowhere.
public struct TooManyRedirects: RequestError {
  /// The address that was asked for first.
  public let url: String
  /// How many redirects the client followed.
  public let limit: Int

  /// Makes the error.
  public init(url: String, limit: Int) {
    self.url = url
    self.limit = limit
  }

  /// One sentence without its period.
  public var description: String { "\(url) redirected more than \(limit) times" }
}
