/// A site of a simulated web: how large its page is, and how long it takes to come.
///
/// ```swift
/// let cedar = Site("cedar", size: 699_004, latency: .milliseconds(330))
/// print(cedar.url, cedar.pageTime)  // http://cedar.example/ 0.33 seconds
/// print(cedar.name == cedar.id, cedar.host)  // true cedar.example
/// ```
///
/// A page comes in three stretches of time: `connectTime` until the site takes the call, `latency`
/// until the first byte, and the transfer of `size` bytes at `bandwidth`. None of them needs a core.
public struct Site: Hashable, Sendable, Identifiable, CustomStringConvertible {
  /// The name that stands in its address: `cedar`.
  public var name: String
  /// The size of its page in bytes.
  public var size: Int
  /// The time until it takes a call.
  public var connectTime: Duration
  /// The time from taking the call to the first byte of the answer.
  public var latency: Latency
  /// How many bytes it sends in a second, to each client; without it the page comes all at once.
  public var bandwidth: Int?
  /// How many requests it works on at once; without it there is no limit.
  public var capacity: Capacity?

  /// Makes a site; its address is `http://NAME.example/`.
  ///
  /// ```swift
  /// let slow = Site(
  ///   "slow", size: 1_000_000, connectTime: .milliseconds(50),
  ///   latency: .between(.milliseconds(100), .milliseconds(200)), bandwidth: 500_000)
  /// print(slow.size, slow.connectTime, slow.latency.longest)  // 1000000 0.05 seconds 0.2 seconds
  /// print(slow.bandwidth ?? 0, slow.capacity == nil, slow.pageTime)  // 500000 true 2.25 seconds
  /// ```
  /// - Parameters:
  ///   - name: the name in its address: ASCII letters, digits and hyphens.
  ///   - size: the size of its page in bytes.
  ///   - connectTime: the time until it takes a call.
  ///   - latency: the time from there to the first byte.
  ///   - bandwidth: how many bytes it sends in a second, to each client; nil for all at once.
  ///   - capacity: how many requests it works on at once; nil for any number.
  public init(
    _ name: String, size: Int, connectTime: Duration = .zero, latency: Latency,
    bandwidth: Int? = nil, capacity: Capacity? = nil
  ) {
    self.name = name
    self.size = size
    self.connectTime = connectTime
    self.latency = latency
    self.bandwidth = bandwidth
    self.capacity = capacity
  }

  /// Makes a site that always takes the same time.
  /// - Parameters:
  ///   - name: the name in its address: ASCII letters, digits and hyphens.
  ///   - size: the size of its page in bytes.
  ///   - connectTime: the time until it takes a call.
  ///   - latency: the time from there to the first byte.
  ///   - bandwidth: how many bytes it sends in a second, to each client; nil for all at once.
  ///   - capacity: how many requests it works on at once; nil for any number.
  public init(
    _ name: String, size: Int, connectTime: Duration = .zero, latency: Duration,
    bandwidth: Int? = nil, capacity: Capacity? = nil
  ) {
    self.init(
      name, size: size, connectTime: connectTime, latency: .fixed(latency),
      bandwidth: bandwidth, capacity: capacity)
  }

  /// The site's name, which no other site of a web has.
  public var id: String { name }

  /// The host in its address: `cedar.example`.
  public var host: String { "\(name).example" }

  /// The address of its page.
  public var url: String { "http://\(host)/" }

  /// The name.
  public var description: String { name }

  /// How long its page takes to come when nobody else asks: the longest, if that varies.
  public var pageTime: Duration {
    connectTime + latency.longest + transferTime(of: size)
  }

  /// How long so many bytes take to come through, rounded up to a nanosecond.
  package func transferTime(of bytes: Int) -> Duration {
    guard let bandwidth, bandwidth > 0 else { return .zero }
    let nanoseconds = (bytes * 1_000_000_000 + bandwidth - 1) / bandwidth
    return .nanoseconds(nanoseconds)
  }
}
