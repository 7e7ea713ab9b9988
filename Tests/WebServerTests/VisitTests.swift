import Testing

@testable import Web
@testable import WebServer

/// What a visit sends, and when, against what a simulated web says of the same request.
@Suite struct `A visit` {
  /// 100 ms to connect, 200 ms to the first byte, 1000 bytes in 1 s.
  static let site = Site(
    "cedar", size: 1_000, connectTime: .milliseconds(100), latency: .milliseconds(200),
    bandwidth: 1_000)
  static let oak = Site("oak", size: 5, latency: .milliseconds(10))

  /// What a client saw of a connection.
  struct Sight: Equatable {
    var bytes: [UInt8] = []
    var pieces: [(time: Duration, count: Int)] = []
    var end: Duration = .zero
    var isBroken = false

    var head: String { text.components(upTo: "\r\n\r\n") }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var body: Int { bytes.count - head.utf8.count - 4 }

    static func == (one: Sight, other: Sight) -> Bool {
      one.bytes == other.bytes && one.end == other.end && one.isBroken == other.isBroken
    }
  }

  func visit(
    _ request: String, at start: Duration = .zero, in network: inout Network
  ) -> Sight {
    var visit = Visit()
    var sight = Sight()
    var now = start
    visit.receive(Array(request.utf8), at: now, in: &network)
    while let next = visit.next {
      now = max(now, next)
      while let action = visit.act(at: now, in: &network) {
        switch action {
        case .send(let bytes):
          sight.bytes += bytes
          sight.pieces.append((now - start, bytes.count))
        case .close, .reset:
          sight.end = now - start
          sight.isBroken = action == .reset
          return sight
        }
      }
    }
    return sight
  }

  func network(_ fault: Fault? = nil, capacity: Capacity? = nil) -> Network {
    var site = Self.site
    site.capacity = capacity
    return Network(
      sites: [site, Self.oak], faults: FaultPlan(fault.map { ["cedar": $0] } ?? [:]), seed: 1)
  }

  static let request = "GET /cedar/ HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n"

  static let faults: [Fault?] = [
    nil, .refused, .neverConnects, .neverAnswers, .resetMidway, .status(404), .status(503),
    .trickles(pieces: 8, every: .milliseconds(400)), .trickles(pieces: 1, every: .seconds(1)),
    .first(1, .status(500)), .first(0, .refused),
  ]

  @Test(arguments: faults)
  func `ends when, and as, it ends in a simulation`(fault: Fault?) {
    var (served, simulated) = (network(fault), network(fault))
    let sight = visit(Self.request, in: &served)
    var exchange = Exchange(url: Self.site.url, patience: Exchange.Patience())
    var now = Duration.zero
    walk: while true {
      switch exchange.next(at: now, in: &simulated) {
      case .wait(let time): now += time
      case .answer(let response):
        #expect(sight.isBroken == false)
        #expect(sight.head.contains("HTTP/1.1 \(response.status) "))
        if response.status == 200 { #expect(sight.body == response.size) }
        break walk
      case .fail(let error):
        #expect(sight.isBroken)
        if let reset = error as? ConnectionReset, reset.received > 0 {
          #expect(sight.body == reset.received)
        } else {
          #expect(sight.bytes.isEmpty)
        }
        break walk
      }
    }
    #expect(sight.end == now)
  }

  @Test func `spreads a page over the time that its bandwidth needs`() {
    var network = network()
    let sight = visit(Self.request, in: &network)
    #expect(sight.pieces.first?.time == .milliseconds(300))
    #expect(sight.pieces.dropFirst().map(\.count) == Array(repeating: 10, count: 100))
    #expect(sight.end == .milliseconds(1_300))
  }

  @Test func `sends a trickle in its pieces`() {
    var network = network(.trickles(pieces: 4, every: .milliseconds(400)))
    let sight = visit(Self.request, in: &network)
    #expect(
      sight.pieces.map(\.time) == [300, 700, 1_100, 1_500].map { .milliseconds($0) })
    #expect(sight.pieces.dropFirst().map(\.count) == [250, 250, 250])
  }

  @Test func `waits for its turn, and is broken off when there is no room`() {
    var network = network(capacity: Capacity(atOnce: 1, queue: 1))
    let (first, second, third) = (
      visit(Self.request, in: &network), visit(Self.request, in: &network),
      visit(Self.request, in: &network)
    )
    #expect(first.end == .milliseconds(1_300))
    #expect(second.end == .milliseconds(2_500))
    #expect(third.isBroken && third.bytes.isEmpty && third.end == .milliseconds(100))
  }

  @Test(arguments: [
    ("GET /cedar HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n", "http://127.0.0.1:80/oak/news"),
    ("GET / HTTP/1.1\r\nhost: CEDAR.example:80\r\n\r\n", "http://oak.example:80/news"),
    (
      "GET http://cedar.example/ HTTP/1.1\r\nHost: cedar.example\r\n\r\n", "http://oak.example/news"
    ),
  ])
  func `leads a client on in the client's own manner`(request: String, location: String) {
    var network = network(.redirects(to: "http://oak.example/news"))
    let sight = visit(request, in: &network)
    #expect(sight.head.contains("302 Found"))
    #expect(sight.head.contains("\r\nLocation: \(location)\r\n"))
  }

  @Test func `leads a loop to itself, for ever`() {
    var network = network(.redirectsInALoop)
    for _ in 0..<3 {
      let sight = visit(Self.request, in: &network)
      #expect(sight.head.contains("\r\nLocation: http://127.0.0.1:80/cedar/\r\n"))
    }
  }

  @Test(arguments: [
    ("GET /none/ HTTP/1.1\r\n\r\n", "404 Not Found"), ("GET / HTTP/1.1\r\n\r\n", "200 OK"),
    ("POST /oak/ HTTP/1.1\r\n\r\n", "405 Method Not Allowed"), ("hello\r\n\r\n", "400 Bad Request"),
    ("GET  HTTP/1.1\r\n\r\n", "400 Bad Request"),
  ])
  func `answers at once what is for no site`(request: String, status: String) {
    var network = network()
    let sight = visit(request, in: &network)
    #expect(sight.head.hasPrefix("HTTP/1.1 \(status)\r\n"))
    #expect(sight.end == .zero && !sight.isBroken)
  }

  @Test func `stops reading a request that has no end`() {
    var network = network()
    let sight = visit(String(repeating: "x", count: 20_000), in: &network)
    #expect(sight.head.hasPrefix("HTTP/1.1 431 "))
  }

  @Test func `understands a request in pieces of any size`() {
    let whole = Array("GET /oak/ HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
    for cut in 1..<whole.count {
      var (network, visit) = (network(), Visit())
      visit.receive(Array(whole[..<cut]), at: .zero, in: &network)
      #expect(visit.next == nil, "cut at \(cut)")
      visit.receive(Array(whole[cut...]), at: .seconds(1), in: &network)
      #expect(visit.next == .seconds(1), "cut at \(cut)")
    }
  }

  @Test func `tells the first lines alone to who asks for them`() {
    var network = network()
    let sight = visit("HEAD /cedar/ HTTP/1.1\r\n\r\n", in: &network)
    #expect(sight.head.contains("Content-Length: 1000"))
    #expect(sight.body == 0)
  }
}

extension String {
  /// What stands before the first of a mark; all of it if there is none.
  fileprivate func components(upTo mark: String) -> String {
    firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
