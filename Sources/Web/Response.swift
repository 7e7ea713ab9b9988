/// What a site answered: its page, or a status that says why there is none.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["cedar": .status(503)])
/// let response = try await web.get("http://cedar.example/")
/// print(response.status, response.size, response.isSuccess)  // 503 0 false
/// print(response.site, response.redirects)  // cedar []
/// print(response.elapsed)  // 0.33 seconds
/// ```
///
/// An answer with an error status is an answer: `get` returns it. Whoever wants an error instead asks
/// ``validateStatus()``.
///
/// Python's requests has it so too
/// (<https://requests.readthedocs.io/en/latest/api/#requests.Response.raise_for_status>).
public struct Response: Hashable, Sendable, CustomStringConvertible {
  /// The site that answered: after a redirect the last one.
  public let site: Site
  /// The status: 200 for a page.
  public let status: Int
  /// How many bytes came; none with an error status.
  public let size: Int
  /// The time from asking to the last byte.
  public let elapsed: Duration
  /// The addresses that led here by redirects, in order; mostly none.
  public let redirects: [String]

  /// Whether the status is that of a page: 200 to 299.
  public var isSuccess: Bool { (200..<300).contains(status) }

  /// The site and what it sent: `cedar: 699004 bytes`, `cedar: status 404`.
  public var description: String {
    isSuccess ? "\(site): \(size) byte\(size == 1 ? "" : "s")" : "\(site): status \(status)"
  }

  /// Asks for a page and nothing else.
  ///
  /// ```swift
  /// let web = SimulatedWeb(faults: ["cedar": .status(503)])
  /// do {
  ///   try await web.get("http://cedar.example/").validateStatus()
  /// } catch let error as HTTPStatusError { print(error.status) }  // 503
  /// ```
  /// - Returns: the response, if it brought one.
  /// - Throws: ``HTTPStatusError`` for a status from 400.
  @discardableResult
  public func validateStatus() throws(HTTPStatusError) -> Response {
    if status >= 400 { throw HTTPStatusError(url: site.url, status: status) }
    return self
  }
}
