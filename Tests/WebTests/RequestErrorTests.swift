import Testing

@testable import Web

@Suite struct `Request errors` {
  /// Where each error belongs, as `catch` sees it.
  func branches(_ error: any Error) -> [String] {
    [
      error is any RequestError ? "request" : nil,
      error is any ConnectionError ? "connection" : nil,
      error is any Timeout ? "timeout" : nil,
    ].compactMap(\.self)
  }

  let url = "http://oak.example/"

  @Test func `form the family of Python's requests`() {
    #expect(branches(ConnectionRefused(url: url)) == ["request", "connection"])
    #expect(branches(HostNotFound(url: url)) == ["request", "connection"])
    let reset = ConnectionReset(url: url, received: 1, expected: 2)
    #expect(branches(reset) == ["request", "connection"])
    let connectTimeout = ConnectTimeout(url: url, limit: .seconds(1))
    #expect(branches(connectTimeout) == ["request", "connection", "timeout"])
    #expect(branches(ReadTimeout(url: url, limit: .seconds(1))) == ["request", "timeout"])
    #expect(branches(HTTPStatusError(url: url, status: 404)) == ["request"])
    #expect(branches(TooManyRedirects(url: url, limit: 30)) == ["request"])
    #expect(branches(InvalidURL(url: "oak")) == ["request"])
    #expect(branches(CancellationError()) == [])
  }

  @Test func `say what happened and where`() {
    let errors: [any RequestError] = [
      ConnectionRefused(url: url), HostNotFound(url: url),
      ConnectionReset(url: url, received: 1, expected: 2),
      ConnectTimeout(url: url, limit: .seconds(1)), ReadTimeout(url: url, limit: .seconds(2)),
      HTTPStatusError(url: url, status: 404), TooManyRedirects(url: url, limit: 30),
      InvalidURL(url: "oak"),
    ]
    #expect(
      errors.map(\.description) == [
        "http://oak.example/ refused the connection",
        "http://oak.example/ names a site that does not exist",
        "http://oak.example/ broke off after 1 of 2 bytes",
        "http://oak.example/ could not be reached within 1.0 seconds",
        "http://oak.example/ sent nothing for 2.0 seconds",
        "http://oak.example/ answered with status 404",
        "http://oak.example/ redirected more than 30 times",
        "'oak' is not an address such as 'http://cedar.example/'",
      ])
  }
}
