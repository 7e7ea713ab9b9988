/// There is no site of that name.
///
/// ```swift
/// do {
///   _ = try SimulatedWeb().get("http://nowhere.example/")
/// } catch let error as HostNotFound {
///   print(error == HostNotFound(url: error.url))  // true
/// }
/// ```
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
