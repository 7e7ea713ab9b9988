/// The parts of an address such as `http://cedar.example/news`.
package struct Address: Hashable, Sendable {
  package let host: String
  package let path: String

  /// Reads an address; nil for text that is none.
  package init?(_ url: String) {
    let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "http" || parts[0] == "https" else { return nil }
    let rest = parts[1]
    let host = rest.prefix { $0 != "/" }
    let isName = host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    guard !host.isEmpty, isName else { return nil }
    self.host = host.lowercased()
    path = rest.count == host.count ? "/" : String(rest.dropFirst(host.count))
  }
}
