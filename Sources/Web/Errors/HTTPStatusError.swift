/// The site answered, and the answer is that there is no page.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["cedar": .status(404)])
/// do {
///   try web.get("http://cedar.example/").validateStatus()
/// } catch let error as HTTPStatusError {
///   print(error.status, error == HTTPStatusError(url: error.url, status: 404))  // 404 true
/// }
/// ```
public struct HTTPStatusError: RequestError {
  /// The address that was asked for.
  public let url: String
  /// The status: 400 to 499 says that the request was wrong, 500 to 599 that the site is.
  public let status: Int

  /// Makes the error.
  /// - Parameters:
  ///   - url: the address that was asked for.
  ///   - status: the status of the answer.
  public init(url: String, status: Int) {
    self.url = url
    self.status = status
  }

  /// One sentence without its period.
  public var description: String { "\(url) answered with status \(status)" }
}
