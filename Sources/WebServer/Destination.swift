internal import Web

/// Which site a request is for, and how the client names sites.
///
/// A client can call a site where only that one is, `http://127.0.1.3:8765/`; or name it by a path,
/// `http://127.0.0.1:8765/cedar/`; or by its host, `http://cedar.example/`, with the server as its
/// proxy or with a host name that it was told to look for here. A redirect has to lead to where the
/// same client finds the next site.
struct Destination: Hashable, Sendable {
  /// How the client names sites.
  enum Manner: Hashable, Sendable {
    /// By a path at the server's own address.
    case path(server: String)
    /// By the site's address; the port stands behind the host, colon included, if there is one.
    case host(port: String)
    /// By calling where only that site is; the places of all hosts.
    case place([String: String])
  }

  /// The site's host: `cedar.example`.
  let host: String
  let manner: Manner

  /// Finds out; nil when the request is for the server itself.
  /// - Parameters:
  ///   - own: the host whose own address was called.
  ///   - places: where each host is that has an address of its own.
  init?(_ head: RequestHead, at own: String? = nil, places: [String: String] = [:]) {
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
    if let own {
      self.init(host: own, manner: .place(places))
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
    case .place(let places):
      return places[address.host].map { "http://\($0)\(address.path)" } ?? url
    case .path(let server):
      let suffix = ".example"
      guard address.host.hasSuffix(suffix) else { return url }
      return "http://\(server)/\(address.host.dropLast(suffix.count))\(address.path)"
    }
  }
}
