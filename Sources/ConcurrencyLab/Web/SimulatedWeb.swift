public import Web

/// A web of simulated sites: each answers after its own time, and some go wrong as planned.
///
/// ```swift
/// let web = SimulatedWeb(sites: Site.twelve, faults: ["cedar": .refused])
/// let page = try await web.get(web.sites[0])
/// print(page.size, web.requestCount(of: web.sites[0]))  // 2443 1
/// print(web.longestPageTime, web.totalPageTime)  // 1.5 seconds 10.8 seconds
/// print(web.faults.faults.count)  // 1
/// ```
///
/// In a simulated run a page takes simulated time, exactly as much as its site says; for real
/// it takes real time. Nothing leaves the machine.
///
/// A thread asks with `get` and is blocked until the page is there. A task asks with `await get` and
/// gives its core to others meanwhile.
///
/// A web whose sites have a capacity, a varying latency or a fault for the first requests only
/// remembers requests. Make such a web inside the body that is simulated, so that each run begins anew.
public final class SimulatedWeb: Sendable {
  /// The sites, in the order they were given.
  public let sites: [Site]
  /// Which sites go wrong, and how.
  public let faults: FaultPlan
  /// Nothing that is simulated happens while it is locked.
  private let network: RealMutex<Network>
  /// A visible piece of memory for each site that remembers: a search must try both orders of two
  /// requests to it.
  private let memories: [String: Cell<Int>]
  private let clock = ContinuousClock()
  private let origin = ContinuousClock().now

  /// Makes a web; of two sites of one name only the first can be reached.
  ///
  /// ```swift
  /// let seeded = SimulatedWeb(faults: FaultPlan(seed: 7, over: Site.twelve), seed: 7)
  /// print(seeded.sites.count)  // 12
  /// ```
  /// - Parameters:
  ///   - sites: the sites that there are.
  ///   - faults: which of them go wrong, and how.
  ///   - seed: decides what varies, such as a latency between two bounds.
  public init(sites: [Site] = Site.twelve, faults: FaultPlan = [:], seed: UInt64 = 1) {
    self.sites = sites
    self.faults = faults
    let network = Network(sites: sites, faults: faults, seed: seed)
    let remembering = sites.filter { network.remembers(host: $0.host) }
    memories = Dictionary(
      remembering.map { ($0.host, Cell("requests to \($0.name)", 0)) },
      uniquingKeysWith: { first, _ in first })
    self.network = RealMutex(network)
  }

  /// The time that the slowest page takes: all pages cannot be there sooner.
  public var longestPageTime: Duration { sites.map(\.pageTime).max() ?? .zero }

  /// The time that all pages take one after the other.
  public var totalPageTime: Duration { sites.reduce(.zero) { $0 + $1.pageTime } }

  /// How many requests a site was called with, those that failed and those by redirects included.
  public func requestCount(of site: Site) -> Int {
    network.withLock { $0.requestCount(ofHost: site.host) }
  }

  /// Goes on with a request at the present time.
  func advance(_ exchange: inout Exchange) -> Exchange.Action {
    if let host = exchange.nextHost, let memory = memories[host] {
      memory.write(network.withLock { $0.requestCount(ofHost: host) + 1 })
    }
    let now = origin.duration(to: clock.now)
    return network.withLock { exchange.next(at: now, in: &$0) }
  }
}
