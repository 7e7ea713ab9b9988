import Testing

@testable import Web

/// One request alone, followed by arithmetic: no clock, no simulator.
@Suite struct `An exchange` {
  /// How a request ended, and when.
  struct Ending {
    var time: Duration
    var response: Response?
    var error: (any RequestError)?
  }

  /// Follows a request for the first site's page, which nobody else asks for.
  func follow(
    _ site: Site, _ fault: Fault? = nil, connect: Duration? = nil, read: Duration? = nil,
    url: String? = nil, others: [Site] = []
  ) -> Ending {
    let plan = FaultPlan(fault.map { [site.name: $0] } ?? [:])
    var network = Network(sites: [site] + others, faults: plan, seed: 1)
    var exchange = Exchange(
      url: url ?? site.url, patience: Exchange.Patience(connect: connect, read: read))
    return finish(&exchange, from: .seconds(5), in: &network)
  }

  func finish(
    _ exchange: inout Exchange, from start: Duration, in network: inout Network
  ) -> Ending {
    var now = start
    while true {
      switch exchange.next(at: now, in: &network) {
      case .wait(let time): now += time
      case .answer(let response): return Ending(time: now - start, response: response)
      case .fail(let error): return Ending(time: now - start, error: error)
      }
    }
  }

  /// 100 ms to connect, 200 ms to the first byte, 1000 bytes in 1 s.
  let site = Site(
    "cedar", size: 1_000, connectTime: .milliseconds(100), latency: .milliseconds(200),
    bandwidth: 1_000)

  @Test func `a page takes connecting, latency and transfer`() {
    let ending = follow(site)
    #expect(ending.time == .milliseconds(1_300))
    #expect(ending.time == site.pageTime)
    #expect(ending.response?.size == 1_000)
    #expect(ending.response?.status == 200)
    #expect(ending.response?.description == "cedar: 1000 bytes")
    #expect(ending.response?.elapsed == .milliseconds(1_300))
  }

  @Test func `a page without bandwidth comes all at once`() {
    let ending = follow(Site("oak", size: 1_000_000, latency: .milliseconds(7)))
    #expect(ending.time == .milliseconds(7))
  }

  @Test func `a refusal comes when the call arrives`() {
    let ending = follow(site, .refused)
    #expect(ending.time == .milliseconds(100))
    #expect(ending.error as? ConnectionRefused == ConnectionRefused(url: site.url))
  }

  @Test func `a call that is never taken ends at the client's limit`() {
    let ending = follow(site, .neverConnects, connect: .seconds(2), read: .milliseconds(1))
    #expect(ending.time == .seconds(2))
    #expect(ending.error as? ConnectTimeout == ConnectTimeout(url: site.url, limit: .seconds(2)))
  }

  @Test func `a call that is never taken ends at the system's limit when the client has none`() {
    let ending = follow(site, .neverConnects)
    #expect(ending.time == .seconds(127))
    #expect(ending.error is ConnectTimeout)
  }

  @Test func `a connect time equal to the limit is in time`() {
    #expect(follow(site, connect: .milliseconds(100)).response != nil)
    let late = follow(site, connect: .milliseconds(99))
    #expect(late.error is ConnectTimeout)
    #expect(late.time == .milliseconds(99))
  }

  @Test func `silence after connecting ends at the client's limit`() {
    let ending = follow(site, .neverAnswers, connect: .seconds(9), read: .seconds(2))
    #expect(ending.time == .milliseconds(2_100))
    #expect(ending.error as? ReadTimeout == ReadTimeout(url: site.url, limit: .seconds(2)))
  }

  @Test func `silence without a limit is cut after an hour`() {
    let ending = follow(site, .neverAnswers)
    #expect(ending.time == .milliseconds(3_600_100))
    let reset = ConnectionReset(url: site.url, received: 0, expected: 1_000)
    #expect(ending.error as? ConnectionReset == reset)
  }

  @Test func `a latency equal to the read limit is in time`() {
    #expect(follow(site, read: .milliseconds(200)).response != nil)
    #expect(follow(site, read: .milliseconds(199)).error is ReadTimeout)
  }

  @Test func `the read limit is no limit on the transfer`() {
    let ending = follow(site, read: .milliseconds(300))
    #expect(ending.time == .milliseconds(1_300))
    #expect(ending.response != nil)
  }

  @Test func `a reset midway comes after half of the transfer`() {
    let ending = follow(site, .resetMidway)
    #expect(ending.time == .milliseconds(800))
    let reset = ConnectionReset(url: site.url, received: 500, expected: 1_000)
    #expect(ending.error as? ConnectionReset == reset)
  }

  @Test func `an error status is an answer until it is validated`() {
    let ending = follow(site, .status(404))
    #expect(ending.time == .milliseconds(300))
    #expect(ending.response?.size == 0)
    #expect(ending.response?.isSuccess == false)
    #expect(ending.response?.description == "cedar: status 404")
    #expect(throws: HTTPStatusError(url: site.url, status: 404)) {
      try ending.response?.validateStatus()
    }
  }

  @Test func `a trickle whose gaps are short enough takes its whole time`() {
    let fault = Fault.trickles(pieces: 11, every: .milliseconds(400))
    let patient = follow(site, fault, read: .milliseconds(400))
    #expect(patient.time == .milliseconds(4_300))
    #expect(patient.response?.size == 1_000)
    let hasty = follow(site, fault, read: .milliseconds(399))
    #expect(hasty.time == .milliseconds(699))
    #expect(hasty.error is ReadTimeout)
  }

  @Test func `a redirect is followed and remembered`() {
    let oak = Site("oak", size: 5, latency: .milliseconds(10))
    let ending = follow(site, .redirects(to: oak.url), others: [oak])
    #expect(ending.time == .milliseconds(310))
    #expect(ending.response?.site == oak)
    #expect(ending.response?.redirects == [site.url])
    #expect(ending.response?.elapsed == .milliseconds(310))
  }

  @Test func `a redirect loop ends after thirty`() {
    let ending = follow(site, .redirectsInALoop)
    #expect(ending.time == .milliseconds(300) * 31)
    #expect(ending.error as? TooManyRedirects == TooManyRedirects(url: site.url, limit: 30))
  }

  @Test(arguments: ["cedar", "ftp://cedar.example/", "http://", "http:///x", "http://a b/"])
  func `text that is no address is refused at once`(url: String) {
    let ending = follow(site, url: url)
    #expect(ending.time == .zero)
    #expect(ending.error as? InvalidURL == InvalidURL(url: url))
  }

  @Test func `an address may have a path`() {
    #expect(follow(site, url: "https://CEDAR.example/news/today").response?.site == site)
  }

  @Test func `a host that does not exist is a connection error`() {
    let ending = follow(site, url: "http://ceder.example/")
    #expect(ending.error as? HostNotFound == HostNotFound(url: "http://ceder.example/"))
    #expect(ending.error is any ConnectionError)
  }

  @Test func `a fault for the first requests passes`() {
    let fault = Fault.first(2, .status(503))
    var network = Network(sites: [site], faults: FaultPlan([site.name: fault]), seed: 1)
    let statuses = (0..<4).map { _ in
      var exchange = Exchange(url: site.url, patience: Exchange.Patience())
      return finish(&exchange, from: .zero, in: &network).response?.status
    }
    #expect(statuses == [503, 503, 200, 200])
    let count = network.requestCount(ofHost: site.host)
    #expect(count == 4)
  }
}
