/// Anything that can go wrong with a request.
///
/// ```swift
/// let web = SimulatedWeb(faults: ["alder": .neverAnswers])
/// do {
///   let page = try await web.get(web.sites[0], readTimeout: .seconds(2)).validateStatus()
///   print(page.size)
/// } catch let error as any Timeout {
///   print("lost patience after \(error.limit)")  // lost patience after 2.0 seconds
/// } catch let error as any RequestError {
///   print("no page from \(error.url)")
/// }
/// ```
///
/// The errors form a family, as those of Python's requests do
/// (<https://requests.readthedocs.io/en/latest/api/#exceptions>), and one error can belong to two branches of it. The first `catch` that fits wins, so the special case goes before the general:
///
/// ```text
/// RequestError
/// ├─ ConnectionError        no answer, since the connection failed
/// │  ├─ ConnectionRefused   nobody listens there
/// │  ├─ HostNotFound        there is no such site
/// │  ├─ ConnectionReset     broken off midway
/// │  └─ ConnectTimeout      also a Timeout
/// ├─ Timeout                somebody lost patience
/// │  ├─ ConnectTimeout      also a ConnectionError
/// │  └─ ReadTimeout         connected, then silence
/// ├─ HTTPStatusError        an answer, with an error status
/// ├─ TooManyRedirects       sent from address to address
/// └─ InvalidURL             not an address at all
/// ```
///
/// Two branches at once are possible since the family is one of protocols. That is why `get` says
/// `throws` and no more: a typed `throws` names one type, and a protocol is none.
public protocol RequestError: Error, Hashable, CustomStringConvertible {
  /// The address that was asked for.
  var url: String { get }
}
