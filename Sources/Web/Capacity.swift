/// How many requests a site works on at once, and how many it lets wait.
///
/// ```swift
/// let busy = Site(
///   "busy", size: 1, latency: .milliseconds(100), capacity: Capacity(atOnce: 2, queue: 3))
/// print(busy.capacity?.atOnce ?? 0, busy.capacity?.queue ?? 0)  // 2 3
/// let run = try simulate {
///   let web = SimulatedWeb(sites: [busy])
///   let sizes = Mutex([Int]())
///   together(10) { _ in if let page = try? web.get(busy) { sizes.withLock { $0.append(page.size) } } }
///   return sizes.withLock { $0.count }
/// }
/// print(run.value, run.elapsed)  // 5 0.3 seconds
/// ```
///
/// How long the queue grows follows Little's law: as many wait as come in a second, times the seconds that each waits
/// (<https://en.wikipedia.org/wiki/Little%27s_law>).
///
/// Requests wait in the order they came. One that finds the queue full is refused at the door. A
/// client that gives up does not shorten the queue: the site works for nothing, as real ones do.
///
/// Of ten requests that come at once to this site, two are answered after 100 ms, two after 200 ms, one
/// after 300 ms, and five are refused.
public struct Capacity: Hashable, Sendable {
  /// How many requests are worked on at once; at least one.
  public var atOnce: Int
  /// How many more may wait.
  public var queue: Int

  /// Makes a capacity.
  /// - Parameters:
  ///   - atOnce: how many requests are worked on at once; less than one counts as one.
  ///   - queue: how many more may wait; less than none counts as none.
  public init(atOnce: Int, queue: Int) {
    self.atOnce = max(1, atOnce)
    self.queue = max(0, queue)
  }
}
