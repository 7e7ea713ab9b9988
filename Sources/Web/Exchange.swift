/// One request on its way: what happens when, from the call to the last byte or the error.
///
/// It knows no clock. Whoever drives it says what time it is, does as it says, and asks again.
package struct Exchange: Sendable {
  /// How long the client is willing to wait; without a limit, as long as it takes.
  package struct Patience: Hashable, Sendable {
    /// The longest that a call may go unanswered.
    package var connect: Duration?
    /// The longest silence while something is to come.
    package var read: Duration?

    /// Makes it.
    package init(connect: Duration? = nil, read: Duration? = nil) {
      self.connect = connect
      self.read = read
    }
  }

  /// What to do next.
  package enum Action: Sendable {
    /// Let so much time pass, then ask again.
    case wait(Duration)
    case answer(Response)
    case fail(any RequestError)
  }

  /// How many redirects are followed: as many as Python's requests follow.
  package static let redirectLimit = 30
  /// When an operating system gives a call up by itself.
  package static let connectLimit = Duration.seconds(127)
  /// When a silent connection is cut by somebody on the way.
  package static let silenceLimit = Duration.seconds(3600)

  private enum State {
    case calling
    case connected(Network.Call)
    /// Everything is decided; it only has to become time.
    case ending(Action)
    case redirected(to: String)
  }

  private let firstURL: String
  private let patience: Patience
  private var url: String
  private var redirects: [String] = []
  private var start: Duration?
  private var state = State.calling
  /// How many bytes come in during the wait that was asked for last; nil while it is only a call.
  package private(set) var incoming: Int?

  /// Makes a request that has not begun.
  package init(url: String, patience: Patience) {
    firstURL = url
    self.url = url
    self.patience = patience
  }

  /// The host that the next step talks to; nil when it only ends.
  package var nextHost: String? {
    switch state {
    case .calling: Address(url)?.host
    case .connected(let call): call.site.host
    case .redirected(let target): Address(target)?.host
    case .ending: nil
    }
  }

  /// Goes on, at a time that is never earlier than the time before.
  package mutating func next(at now: Duration, in network: inout Network) -> Action {
    let began = start ?? now
    start = began
    switch state {
    case .calling: return call(in: &network)
    case .connected(let call): return enter(call, at: now, began: began, in: &network)
    case .ending(let action): return action
    case .redirected(let target):
      redirects.append(url)
      guard redirects.count <= Self.redirectLimit else {
        return .fail(TooManyRedirects(url: firstURL, limit: Self.redirectLimit))
      }
      url = target
      return call(in: &network)
    }
  }

  /// Calls the site, up to its taking the call.
  private mutating func call(in network: inout Network) -> Action {
    incoming = nil
    guard let address = Address(url) else { return .fail(InvalidURL(url: url)) }
    guard let call = network.call(host: address.host) else {
      return .fail(HostNotFound(url: url))
    }
    let limit = patience.connect ?? Self.connectLimit
    if call.fault == .neverConnects || call.site.connectTime > limit {
      return wait(limit, then: .fail(ConnectTimeout(url: url, limit: limit)))
    }
    if call.fault == .refused {
      return wait(call.site.connectTime, then: .fail(ConnectionRefused(url: url)))
    }
    state = .connected(call)
    return .wait(call.site.connectTime)
  }

  /// Hands the request over and settles what comes back, and when.
  private mutating func enter(
    _ call: Network.Call, at now: Duration, began: Duration, in network: inout Network
  ) -> Action {
    let delivery = Delivery(of: call)
    guard let turn = network.enter(call.site, at: now, work: delivery.end) else {
      return .fail(ConnectionRefused(url: url))
    }
    if let limit = patience.read, let silence = delivery.silence(longerThan: limit, after: turn) {
      return wait(silence + limit, then: .fail(ReadTimeout(url: url, limit: limit)))
    }
    let time = turn + delivery.end
    incoming = delivery.bytes
    switch delivery.content {
    case .page(let size):
      let response = Response(
        site: call.site, status: 200, size: size, elapsed: now + time - began,
        redirects: redirects)
      return wait(time, then: .answer(response))
    case .status(let status):
      let response = Response(
        site: call.site, status: status, size: 0, elapsed: now + time - began,
        redirects: redirects)
      return wait(time, then: .answer(response))
    case .part(let received, let expected):
      let error = ConnectionReset(url: url, received: received, expected: expected)
      return wait(time, then: .fail(error))
    case .redirect(let target):
      state = .redirected(to: target ?? url)
      return .wait(time)
    }
  }

  private mutating func wait(_ time: Duration, then end: Action) -> Action {
    state = .ending(end)
    return .wait(time)
  }
}
