import Trace

/// One schedule: each strand takes one step in turn.
///
/// Strands that make room for each other over and over, each as fast as the other, go on for ever in it: a search that
/// goes deep before it goes wide comes to other schedules first, in which one of them is never chosen.
struct LockStepScheduler: Scheduler, ~Copyable {
  private var last = -1

  mutating func begin() { last = -1 }

  mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    let later = last < 0 || last >= 63 ? 0 : enabled & ~((StrandSet(2) &<< UInt64(last)) &- 1)
    last = later != 0 ? later.lowest : enabled.lowest
    return last
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    false
  }
}
