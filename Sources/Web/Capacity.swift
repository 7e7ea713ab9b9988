/// How many requests a site works on at once, and how many it lets wait.
///
/// Requests wait in the order they came. One that finds the queue full is refused at the door. A
/// client that gives up does not shorten the queue: the site works for nothing, as real ones do.
public struct Capacity: Hashable, Sendable {
  /// How many requests are worked on at once; at least one.
  public var atOnce: Int
  /// How many more may wait.
  public var queue: Int

  /// Makes a capacity.
  public init(atOnce: Int, queue: Int) {
    self.atOnce = max(1, atOnce)
    self.queue = max(0, queue)
  }
}
