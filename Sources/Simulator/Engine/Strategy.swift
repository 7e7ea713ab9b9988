/// A way through the schedules of a program, for those who want to see them and not only the simplest failure.
public enum Strategy: Hashable, Sendable {
  /// Every schedule, each once.
  case exhaustive
  /// One schedule of each set that differs only in the order of independent steps.
  case everyTrace
  /// Every schedule that interrupts a strand at most so often.
  case bounded(preemptions: Int)
  /// Every choice by lot.
  case random(seed: UInt64, executions: Int)
  /// Priorities by lot, which change at `depth - 1` places (Burckhardt et al., ASPLOS 2010).
  case pct(depth: Int, seed: UInt64, executions: Int)
}
