internal import CStrand

/// Strands that nobody can tell apart: who is one, and what shows that somebody can.
extension SteppingWorld {
  /// The class of a thread that the running strand has started.
  func twinClass(of strand: Int, _ code: CapturedCode) -> Int {
    let starter = current
    return twins.started(
      strand, by: starter, code, name: strands[strand]?.name, now: now, steps: steps
    ) { since in
      // Who is left alone in a loop takes steps that are not written down. The last one starts this thread.
      alone >= 0 ? 1 : stepsTaken(by: starter, since: since) - 1
    }
  }

  /// A strand has to wait, after it has waited for some of those that nobody can tell apart.
  func blockedBetween(_ strand: Int) {
    if case .strand? = strands[strand]?.wait { return }
    twins.acts(strand)
  }
}
