internal import Glibc

/// A moment of the system's monotonic clock.
struct RealTime: Hashable, Comparable {
  /// Nanoseconds since some moment in the past.
  let nanoseconds: Int

  /// Now.
  static func now() -> RealTime { RealTime(nanoseconds: read(CLOCK_MONOTONIC)) }

  /// How long this process has held cores so far, in nanoseconds.
  static func cpuTime() -> Int { read(CLOCK_PROCESS_CPUTIME_ID) }

  static func < (left: RealTime, right: RealTime) -> Bool { left.nanoseconds < right.nanoseconds }

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
