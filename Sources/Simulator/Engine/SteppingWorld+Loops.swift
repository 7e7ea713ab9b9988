internal import CStrand
internal import Trace

/// Loops that ask for something again and again: who is held back in them, and whether they end by themselves.
extension SteppingWorld {
  // MARK: Going round and round

  /// A strand has read something, given way, or tried to do something in vain.
  @inline(__always)
  func idled(_ strand: Int, pc: UInt, object: Int32) {
    switch stutter.idled(strand, pc: pc, object: object) {
    case .none: break
    case .news: if strand == alone || stutter.held.has(strand) { leavesLoop(strand) }
    case .repeats(let site, let count): repeats(strand, at: site, count)
    }
  }

  /// A strand has changed something, or let others go on.
  @inline(__always)
  func madeProgress(_ strand: Int) {
    if strand == alone || stutter.held.has(strand) { leavesLoop(strand) }
    stutter.reset(strand)
  }

  @inline(never)
  private func repeats(_ strand: Int, at site: UInt, _ count: Int) {
    guard alone < 0, !stutter.held.has(strand), count >= Simulation.patience.limit(at: site) else {
      return
    }
    hasHeldBack = true
    if isGivenUp {
      stutter.hold(strand)
    } else {
      leaveAlone(strand, at: site)
    }
  }

  /// Lets a strand go on in its loop, and nobody else: what it does there was asked for before, so that nobody
  /// notices and the search need not know.
  private func leaveAlone(_ strand: Int, at site: UInt) {
    alone = strand
    aloneSite = site
    aloneSteps = Simulation.patience.steps(at: site, of: strand)
    moreSteps = Simulation.patience.moreSteps(at: site)
    hasNoJobs = true
    rounds.reset()
    listenFurther()
    rest()
  }

  private func rest() {
    guard let recorder else { return }
    recorder.settle()
    resting = recorder
    self.recorder = nil
  }

  private func endAlone() {
    alone = -1
    if let resting {
      recorder = resting
      self.resting = nil
    }
  }

  /// The loop goes on and on: its strand is held back until somebody changes what it asks for.
  private func staysInLoop(_ strand: Int) {
    endAlone()
    stutter.hold(strand)
    guard !Simulation.patience.hasLooked(at: aloneSite, of: strand) else { return }
    Simulation.patience.stays(at: aloneSite, strand)
    // It has gone round more often than it will when the search begins again.
    isGivenUp = true
  }

  /// Whether the strand that is left alone takes one more step.
  func isLeftAlone(_ candidates: StrandSet) -> Bool {
    let strand = alone
    guard candidates.has(strand) else {
      // It waits for somebody, if it has not ended: it is not its loop that keeps it.
      if strands[strand]?.isFinished ?? true {
        leavesLoop(strand)
      } else {
        endAlone()
        stutter.reset(strand)
      }
      return false
    }
    if strands[strand]?.fibre == nil {
      // To begin a job takes longer than to go on, and between two jobs is the best time to be held back.
      aloneSteps -= 20
      hasNoJobs = false
    } else {
      aloneSteps -= 1
    }
    if aloneSteps > 0 {
      let isLookedAt = moreSteps > 0 && aloneSteps < Rounds.looks && hasNoJobs
      guard isLookedAt, current == strand, rounds.comesBack() else { return true }
    } else if moreSteps > 0 {
      aloneSteps = moreSteps
      moreSteps = 0
      return true
    }
    staysInLoop(strand)
    return false
  }

  /// The loop came to an end by itself: others could have come between any two of its rounds.
  @inline(never)
  private func leavesLoop(_ strand: Int) {
    Simulation.patience.ends(
      at: stutter.sites(of: strand), after: stutter.repeats(of: strand))
    if strand == alone {
      endAlone()
      isGivenUp = true
    }
    stutter.reset(strand)
  }

  /// The finding that strands go round and round, with what they ask for.
  func spinning(_ strands: StrandSet) -> Discovery {
    let who = (0..<64).filter { strands.has($0) }
    return Discovery(
      kind: who.count > 1 ? .livelock : .spinning, strand: who.first ?? max(0, current),
      waiting: who)
  }
}
