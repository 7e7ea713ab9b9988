/// There is no answer, since the connection could not be made or broke.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["cedar": .refused])
/// do {
///   _ = try web.get("http://cedar.example/")
/// } catch let error as any ConnectionError {
///   print(error)  // http://cedar.example/ refused the connection
/// }
/// ```
public protocol ConnectionError: RequestError {}
