package import Web

/// One connection of a client: what came in, and what goes out when.
///
/// It knows no clock and no socket. Whoever drives it hands in what came, asks at the times it names, and does
/// what it says. What happens when is what a simulated web does with the same request.
package struct Visit: Sendable {
  /// What to do with the connection.
  package enum Action: Hashable, Sendable {
    case send([UInt8])
    /// Close it, once everything is sent.
    case close
    /// Break it, once everything is sent: the client sees an error.
    case reset
  }

  private struct Step {
    var time: Duration
    var action: Action
  }

  private enum State {
    case reading
    /// The site takes the call at a time.
    case calling(Network.Call, Destination, Duration)
    case answering
  }

  private var state = State.reading
  private var bytes: [UInt8] = []
  private var steps: ArraySlice<Step> = []
  private var isHeadOnly = false
  /// What the visit came to, for a line in a log: `cedar 200`.
  package private(set) var summary = ""

  private let host: String?
  private let places: [String: String]

  /// Makes a visit of which nothing has been heard yet.
  /// - Parameters:
  ///   - host: the host whose own address the client called; nil for the address of all sites.
  ///   - places: the address of each host that has one of its own: `127.0.1.3:8765`.
  package init(at host: String? = nil, places: [String: String] = [:]) {
    self.host = host
    self.places = places
  }

  /// When it has something to do next, if that is known.
  package var next: Duration? {
    switch state {
    case .reading: nil
    case .calling(_, _, let time): time
    case .answering: steps.first?.time
    }
  }

  /// Bytes came from the client.
  package mutating func receive(_ new: [UInt8], at now: Duration, in network: inout Network) {
    guard case .reading = state else { return }
    bytes += new
    if let end = endOfHead() {
      begin(String(decoding: bytes[..<end], as: UTF8.self), at: now, in: &network)
    } else if bytes.count > RequestHead.longest {
      answer(431, "the request's first lines are too long", at: now)
    }
  }

  /// The next thing to do at the present time, if its time has come.
  package mutating func act(at now: Duration, in network: inout Network) -> Action? {
    if case .calling(let call, let destination, let time) = state, time <= now {
      enter(call, destination, at: time, in: &network)
    }
    guard case .answering = state, let step = steps.first, step.time <= now else { return nil }
    steps.removeFirst()
    return step.action
  }

  private func endOfHead() -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == [13, 10, 13, 10] }
  }

  private mutating func begin(_ text: String, at now: Duration, in network: inout Network) {
    guard let head = RequestHead(text) else {
      return answer(400, "this is no request of HTTP/1.1", at: now)
    }
    isHeadOnly = head.method == "HEAD"
    guard head.method == "GET" || isHeadOnly else {
      return answer(
        405, "a site answers to GET and HEAD only", at: now, headers: ["Allow: GET, HEAD"])
    }
    guard let destination = Destination(head, at: host, places: places) else {
      let lines = network.sites.map { site in
        "\(site.name) \(places[site.host].map { "http://\($0)/" } ?? "/\(site.name)/")"
      }
      return answer(200, "the sites are:\n\(lines.joined(separator: "\n"))", at: now)
    }
    guard let call = network.call(host: destination.host) else {
      return answer(404, "there is no site \(destination.host)", at: now)
    }
    switch call.fault {
    case .neverConnects:
      summary = "\(call.site.name) never answers the call"
      follow([Step(time: now + Exchange.connectLimit, action: .reset)])
    case .refused:
      summary = "\(call.site.name) refuses"
      follow([Step(time: now + call.site.connectTime, action: .reset)])
    default: state = .calling(call, destination, now + call.site.connectTime)
    }
  }

  /// The site has taken the call, at a time.
  private mutating func enter(
    _ call: Network.Call, _ destination: Destination, at time: Duration, in network: inout Network
  ) {
    let delivery = Delivery(of: call)
    guard let turn = network.enter(call.site, at: time, work: delivery.end) else {
      summary = "\(call.site.name) has no room"
      return follow([Step(time: time, action: .reset)])
    }
    let start = time + turn
    let end = start + delivery.end
    switch delivery.content {
    case .page(let size):
      summary = "\(call.site.name) 200"
      let head = Answer.head(200, length: size)
      follow(
        transfer(head, of: call.site, size, of: size, delivery, from: start)
          + [Step(time: end, action: .close)])
    case .part(let received, let expected):
      summary = "\(call.site.name) breaks off"
      let head = received > 0 ? Answer.head(200, length: expected) : []
      follow(
        transfer(head, of: call.site, received, of: expected, delivery, from: start)
          + [Step(time: end, action: .reset)])
    case .status(let status):
      answer(status, "\(call.site.name) has no page for you", at: end, site: call.site)
    case .redirect(let target):
      let location = destination.reachable(target ?? call.site.url)
      answer(
        302, "go to \(location)", at: end, headers: ["Location: \(location)"], site: call.site)
    }
  }

  private mutating func answer(
    _ status: Int, _ text: String, at time: Duration, headers: [String] = [], site: Site? = nil
  ) {
    summary = "\(site?.name ?? "-") \(status)"
    let bytes = Answer.text(status, text, headers: headers)
    let head = bytes.count - text.utf8.count - 1
    follow([
      Step(time: time, action: .send(isHeadOnly ? Array(bytes[..<head]) : bytes)),
      Step(time: time, action: .close),
    ])
  }

  private mutating func follow(_ steps: [Step]) {
    self.steps = steps[...]
    state = .answering
  }
}

extension Visit {
  /// How often a page that takes time is sent another piece of.
  private static let interval = Duration.milliseconds(10)

  /// The first lines, and so much of a page, spread over time as the delivery says.
  private func transfer(
    _ head: [UInt8], of site: Site, _ count: Int, of size: Int, _ delivery: Delivery,
    from start: Duration
  ) -> [Step] {
    guard !head.isEmpty else { return [] }
    let first = start + delivery.firstByte
    guard !isHeadOnly else { return [Step(time: first, action: .send(head))] }
    let page = Answer.page(of: site.name, size: size)[..<count]
    let rest = delivery.end - delivery.firstByte
    if delivery.gap > .zero {
      let pieces = Int(rest / delivery.gap) + 1
      return (0..<pieces).map { number in
        let piece = page[count * number / pieces..<count * (number + 1) / pieces]
        return Step(
          time: first + delivery.gap * number, action: .send((number == 0 ? head : []) + piece))
      }
    }
    let pieces = rest > .zero ? max(1, min(1_000, Int(rest / Self.interval))) : 0
    guard pieces > 0 else { return [Step(time: first, action: .send(head + page))] }
    return [Step(time: first, action: .send(head))]
      + (1...pieces).map { number in
        let piece = page[count * (number - 1) / pieces..<count * number / pieces]
        return Step(time: first + rest * number / pieces, action: .send(Array(piece)))
      }
  }
}
