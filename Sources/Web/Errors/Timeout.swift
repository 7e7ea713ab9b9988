/// The client was not willing to wait any longer.
public protocol Timeout: RequestError {
  /// How long it had been willing to wait.
  var limit: Duration { get }
}
