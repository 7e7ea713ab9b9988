internal import Web

/// Which site a request is for, and how the client names sites.
///
/// A client can name a site by a path, `http://127.0.0.1:8765/cedar/`, or by its own address,
/// `http://cedar.example/`: with the server as its proxy, or with a host name that it was told to look
/// for here. A redirect has to lead to where the same client finds the next site.
struct Destination: Hashable, Sendable {
  /// How the client names sites.
  enum Manner: Hashable, Sendable {
    /// By a path at the server's own address.
    case path(server: String)
    /// By the site's address; the port stands behind the host, colon included, if there is one.
    case host(port: String)
  }

  /// The site's host: `cedar.example`.
  let host: String
  let manner: Manner

  /// Finds out; nil when the request is for the server itself.
  init?(_ head: RequestHead) {
    if let address = Address(head.target) {
      self.init(host: address.host, manner: .host(port: ""))
      return
    }
    let given = head.host ?? "127.0.0.1"
    let name = given.prefix { $0 != ":" }.lowercased()
    if name.hasSuffix(".example") {
      self.init(host: name, manner: .host(port: String(given.dropFirst(name.count))))
      return
    }
    let path = head.target.split(separator: "/", omittingEmptySubsequences: true)
    guard let first = path.first else { return nil }
    let site = first.prefix { $0 != "?" && $0 != "#" }.lowercased()
    guard !site.isEmpty else { return nil }
    self.init(host: "\(site).example", manner: .path(server: given))
  }

  private init(host: String, manner: Manner) {
    self.host = host
    self.manner = manner
  }

  /// An address such as `http://oak.example/`, as this client can reach it.
  func reachable(_ url: String) -> String {
    guard let address = Address(url) else { return url }
    switch manner {
    case .host(let port): return "http://\(address.host)\(port)\(address.path)"
    case .path(let server):
      let suffix = ".example"
      guard address.host.hasSuffix(suffix) else { return url }
      return "http://\(server)/\(address.host.dropLast(suffix.count))\(address.path)"
    }
  }
}
