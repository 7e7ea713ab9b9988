/// The requests that a site with a capacity works on, and those that wait for their turn.
///
/// Each request's work is known when it comes, so its turn is too: the queue is a list of times.
struct Queue: Sendable {
  /// When each request that was let in is done, in order of coming.
  private var ends: [Duration] = []

  /// Lets a request in.
  /// - Returns: how long it waits for its turn, or nil when there is no room for it.
  mutating func enter(at now: Duration, work: Duration, capacity: Capacity) -> Duration? {
    ends.removeAll { $0 <= now }
    guard ends.count < capacity.atOnce + capacity.queue else { return nil }
    let turn = ends.count < capacity.atOnce ? now : ends.sorted()[ends.count - capacity.atOnce]
    ends.append(turn + work)
    return turn - now
  }
}
