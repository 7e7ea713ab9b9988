/// What a web knows and what happened in it so far: its sites, their faults, their queues.
package struct Network: Sendable {
  /// What one request meets at one site.
  package struct Call: Sendable {
    package var site: Site
    package var fault: Fault?
    /// The time until the first byte, once the site has turned to it.
    package var latency: Duration
  }

  package let sites: [Site]
  package let faults: FaultPlan
  package let seed: UInt64
  private let indices: [String: Int]
  private var requestCounts: [Int]
  private var queues: [Queue]

  /// Makes a network in which nothing has happened; of two sites of one name the first counts.
  package init(sites: [Site], faults: FaultPlan, seed: UInt64) {
    self.sites = sites
    self.faults = faults
    self.seed = seed
    indices = Dictionary(
      sites.enumerated().map { ($1.host, $0) }, uniquingKeysWith: { first, _ in first })
    requestCounts = Array(repeating: 0, count: sites.count)
    queues = Array(repeating: Queue(), count: sites.count)
  }

  /// How many requests a host was called with.
  package func requestCount(ofHost host: String) -> Int {
    indices[host].map { requestCounts[$0] } ?? 0
  }

  /// Whether what a request meets depends on the requests before it.
  package func remembers(host: String) -> Bool {
    guard let index = indices[host] else { return false }
    let site = sites[index]
    if site.capacity != nil { return true }
    if case .first = faults.faults[site.name] { return true }
    if case .fixed = site.latency { return false }
    return true
  }

  /// Counts a request to a host, and says what it meets; nil when there is no such host.
  package mutating func call(host: String) -> Call? {
    guard let index = indices[host] else { return nil }
    let site = sites[index]
    let earlier = requestCounts[index]
    requestCounts[index] += 1
    var draw = Draw(seed: seed, name: site.name, number: earlier)
    return Call(
      site: site, fault: faults.faults[site.name]?.met(after: earlier),
      latency: site.latency.time(at: draw.share()))
  }

  /// Lets a request that has reached its site in.
  /// - Returns: how long it waits for its turn, or nil when the site has no room for it.
  package mutating func enter(_ site: Site, at now: Duration, work: Duration) -> Duration? {
    guard let capacity = site.capacity, let index = indices[site.host] else { return .zero }
    return queues[index].enter(at: now, work: work, capacity: capacity)
  }
}
