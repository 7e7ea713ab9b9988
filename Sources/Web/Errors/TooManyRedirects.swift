/// The request was sent from address to address and arrived nowhere.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["cedar": .redirectsInALoop])
/// do {
///   _ = try web.get("http://cedar.example/")
/// } catch let error as TooManyRedirects {
///   print(error.limit, error == TooManyRedirects(url: error.url, limit: 30))  // 30 true
/// }
/// ```
public struct TooManyRedirects: RequestError {
  /// The address that was asked for first.
  public let url: String
  /// How many redirects the client followed.
  public let limit: Int

  /// Makes the error.
  /// - Parameters:
  ///   - url: the address that was asked for.
  ///   - limit: how many redirects the client followed.
  public init(url: String, limit: Int) {
    self.url = url
    self.limit = limit
  }

  /// One sentence without its period.
  public var description: String { "\(url) redirected more than \(limit) times" }
}
