import ConcurrencyLab

/// What came of asking one site for its page.
public struct Visit: Hashable, Sendable, CustomStringConvertible {
  /// The site's name.
  public let site: String
  /// What came of it.
  public let outcome: Outcome

  /// Notes what came of asking a site.
  public init(_ site: Site, _ outcome: Outcome) {
    self.site = site.name
    self.outcome = outcome
  }

  /// The site and the outcome.
  public var description: String { "\(site): \(outcome)" }
}

/// The ways in which asking for a page can end.
public enum Outcome: Hashable, Sendable {
  /// The page came, with so many bytes.
  case page(bytes: Int)
  /// There was no connection, or it broke.
  case connectionFailed
  /// The call was not taken in time.
  case connectTimedOut
  /// The call was taken, and then nothing came for too long.
  case readTimedOut
  /// The site answered that there is no page.
  case errorStatus(Int)

  /// How many bytes came, if a page did.
  public var bytes: Int? {
    if case .page(let bytes) = self { bytes } else { nil }
  }
}
