internal import CStrand
internal import Trace

/// Strands that go on for long without doing anything that others can notice.
extension World {
  /// What is known of the one that does.
  struct Watch {
    /// How many accesses may be heard in this execution.
    var most: UInt64 = 0
    /// How many are heard before a strand is looked at.
    var pause: UInt64 = 0
    /// How often it was looked at.
    var looks = 0
    /// How much had happened when the pause began.
    var happened = 0
    var rounds = Rounds()
  }

  /// How many accesses one execution may make, shared or not, before it counts as spinning.
  private static let mostHeard: UInt64 = 20_000_000
  /// How many accesses are heard before somebody is looked at who does nothing else.
  private static let firstPause: UInt64 = 200_000

  /// Allows for so many accesses from here on.
  func listenFurther() {
    cs_limit_heard(Self.mostHeard) { pc in World.active?.heardEnough(at: pc) }
    watch.most = cs_heard() + Self.mostHeard
    watch.pause = Self.firstPause
    pauseWatching()
  }

  private func pauseWatching() {
    watch.looks = 0
    watch.rounds.reset()
    watch.happened = happened
    cs_move_limit(min(watch.most, cs_heard() + watch.pause))
  }

  private func heardEnough(at pc: UInt) {
    if cs_heard() <= watch.most {
      guard isBack() else { return }
      if asksForWhatIsItsOwn() { return pauseWatching() }
    }
    lastHeard = (pc, current)
    end(Discovery(kind: .spinning, strand: current))
  }

  /// Looks at the running strand.
  /// - Returns: whether it came back to where it was, and nothing else happened.
  private func isBack() -> Bool {
    if watch.happened != happened {
      watch.pause = Self.firstPause
      pauseWatching()
      return false
    }
    if watch.rounds.comesBack() { return true }
    watch.looks += 1
    if watch.looks >= Rounds.looks {
      // It gets on with something.
      watch.pause *= 2
      pauseWatching()
    }
    return false
  }
}
