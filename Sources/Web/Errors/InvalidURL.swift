/// The text is not an address.
///
/// ```swift
/// do {
///   _ = try SimulatedWeb().get("cedar")
/// } catch let error as InvalidURL {
///   print(error.url, error == InvalidURL(url: "cedar"))  // cedar true
/// }
/// ```
public struct InvalidURL: RequestError {
  /// The text.
  public let url: String

  /// Makes the error.
  public init(url: String) {
    self.url = url
  }

  /// One sentence without its period.
  public var description: String { "'\(url)' is not an address such as 'http://cedar.example/'" }
}
