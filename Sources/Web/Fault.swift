/// What goes wrong when a site is asked for its page.
///
/// ```swift
/// let web = SimulatedWeb(faults: [
///   "alder": .refused, "beech": .neverConnects, "birch": .resetMidway, "cedar": .neverAnswers,
///   "elm": .first(2, .refused), "hazel": .redirects(to: "http://oak.example/"),
///   "larch": .redirectsInALoop, "oak": .status(404),
///   "pine": .trickles(pieces: 8, every: .milliseconds(400)),
/// ])
/// print(try await web.get("http://oak.example/").status)  // 404
/// ```
///
/// They are what the documentation of Python's requests names as the errors of a network
/// (<https://requests.readthedocs.io/en/latest/user/quickstart/#errors-and-exceptions>).
///
/// A fault is what the site does; which error a client sees follows from it and from how long that
/// client is willing to wait.
public indirect enum Fault: Hashable, Sendable {
  /// Nobody listens there: ``ConnectionRefused``.
  case refused
  /// The call is never taken: ``ConnectTimeout``, after the client's own limit.
  case neverConnects
  /// The call is taken and nothing comes: ``ReadTimeout``, after the client's own limit.
  case neverAnswers
  /// The connection breaks when half of the page is there: ``ConnectionReset``.
  case resetMidway
  /// The site answers, with this status instead of its page: ``HTTPStatusError`` once
  /// ``Response/validateStatus()`` is asked.
  case status(Int)
  /// The site sends the client elsewhere.
  case redirects(to: String)
  /// The site sends the client to itself, for ever: ``TooManyRedirects``.
  case redirectsInALoop
  /// The page comes in so many pieces, each so long after the one before. No gap may be too long
  /// for the client's limit, and the whole still take for ever.
  case trickles(pieces: Int, every: Duration)
  /// The fault, but only for so many requests, the first; those after them get the page.
  case first(Int, Fault)

  /// The fault that a request meets, when so many came before it.
  func met(after earlier: Int) -> Fault? {
    guard case .first(let count, let fault) = self else { return self }
    return earlier < count ? fault.met(after: earlier) : nil
  }
}
