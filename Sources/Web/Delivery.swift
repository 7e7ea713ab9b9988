/// What a site sends back for one call, and how the bytes are spread over time.
package struct Delivery: Hashable, Sendable {
  /// What comes.
  package enum Content: Hashable, Sendable {
    case page(size: Int)
    case status(Int)
    /// So many of the bytes, then the connection breaks.
    case part(received: Int, expected: Int)
    /// Another address; nil for the same again.
    case redirect(to: String?)
  }

  package let content: Content
  /// From the site's turning to the request to the first byte.
  package let firstByte: Duration
  /// From there to the last byte, or to the break.
  package let end: Duration
  /// The longest silence between two bytes.
  package let gap: Duration

  /// What a call that was taken brings.
  package init(of call: Network.Call) {
    let site = call.site
    let whole = Content.page(size: site.size)
    var (content, firstByte, rest, gap) = (whole, call.latency, Duration.zero, Duration.zero)
    switch call.fault {
    case nil, .refused, .neverConnects, .first:
      rest = site.transferTime(of: site.size)
    case .neverAnswers:
      content = .part(received: 0, expected: site.size)
      firstByte = Exchange.silenceLimit
    case .resetMidway:
      content = .part(received: site.size / 2, expected: site.size)
      rest = site.transferTime(of: site.size / 2)
    case .status(let status):
      content = .status(status)
    case .redirects(let target):
      content = .redirect(to: target)
    case .redirectsInALoop:
      content = .redirect(to: nil)
    case .trickles(let pieces, let every):
      gap = pieces > 1 ? every : .zero
      rest = every * max(0, pieces - 1)
    }
    self.content = content
    self.firstByte = firstByte
    self.end = firstByte + rest
    self.gap = gap
  }

  /// How many bytes of a page come.
  var bytes: Int {
    switch content {
    case .page(let size): size
    case .part(let received, _): received
    case .status, .redirect: 0
    }
  }

  /// When a silence begins that is longer than a client is willing to bear, if one does, counted
  /// from the end of the call; the request waits so long for its turn.
  package func silence(longerThan limit: Duration, after turn: Duration) -> Duration? {
    if turn + firstByte > limit { return .zero }
    return gap > limit ? turn + firstByte : nil
  }
}
