/// There is no site of that name.
public struct HostNotFound: ConnectionError {
  /// The address that was asked for.
  public let url: String

  /// Makes the error.
  public init(url: String) {
    self.url = url
  }

  /// One sentence without its period.
  public var description: String { "\(url) names a site that does not exist" }
}
