/// The client was not willing to wait any longer.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["cedar": .neverAnswers])
/// do {
///   _ = try web.get("http://cedar.example/", readTimeout: .seconds(2))
/// } catch let error as any Timeout {
///   print(error.limit)  // 2.0 seconds
/// }
/// ```
public protocol Timeout: RequestError {
  /// How long it had been willing to wait.
  var limit: Duration { get }
}
