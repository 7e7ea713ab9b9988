import Trace

extension Wording {
  /// What a finding usually means, and what to try next.
  /// - Parameter search: the search that found it, if one did.
  static func words(
    for finding: Finding, of search: Exploration? = nil
  ) -> (meaning: String, next: String) {
    if finding.kind == .wrongOutcome || finding.kind == .threw, let search,
      search.schedules != nil, search.failingSchedules == search.schedules
    {
      return (
        "No order of the steps comes to what the test asks, so it is not their order that is wrong.",
        "Follow one schedule from its start: which is the first value that should be another?"
      )
    }
    if finding.kind == .deadlock, finding.waits.contains(where: \.isQueued) {
      return (
        "A task waits for another that its own pool has not begun, and every worker waits like that.",
        "Who else could run what is in the queue? Do not wait inside a task for one of the same pool."
      )
    }
    if finding.kind == .deadlock, !finding.waits.isEmpty,
      finding.waits.allSatisfy({ $0.isForEnd(among: finding.strands) })
    {
      return (
        "Whoever waits for the end of a task that waits for it never gets there.",
        "Which of them could end without waiting for another?"
      )
    }
    guard finding.kind == .deadlock, finding.waits.count == 1, let wait = finding.waits.first else {
      return words(for: finding.kind)
    }
    return wait.holder == wait.strand
      ? (
        "It waits for a lock that it holds itself.",
        "Which function takes the lock, and which is called while it is held?"
      )
      : (
        "The lock was taken and never given back, so whoever comes next waits for ever.",
        "On which path does the holder end without giving the lock back?"
      )
  }

  /// What a kind of finding usually means, and what to try next.
  static func words(for kind: Finding.Kind) -> (meaning: String, next: String) {
    switch kind {
    case .wrongOutcome:
      (
        "There is an order of these steps that the code does not expect.",
        "Follow the steps: which of them must nobody else come between? Make those one."
      )
    case .threw:
      (
        "There is an order of these steps in which something throws that the test does not allow.",
        "Follow the steps to the throw, and ask what another strand changed before it."
      )
    case .dataRace:
      (
        "Two strands use the same variable, one of them writes, and nothing says which comes first.",
        "Whoever touches the variable has to hold the same lock, or be the same actor."
      )
    case .deadlock:
      (
        "Each waits for something that another holds, so none of them can go on.",
        "Look at the order in which each takes what it needs."
      )
    case .lostWakeup:
      (
        "Somebody waits for what nobody is left to do: a signal that came too early, a lock that "
          + "was not given back.",
        "Who should end this wait, and on which path does it not happen?"
      )
    case .spinning:
      (
        "Strands run, and nothing that they run changes anything any more.",
        "Wait for the change instead of asking for it again and again."
      )
    case .livelock:
      (
        "Each runs and asks for what another would have to change, or undoes what the other needs.",
        "Who could go first? Let one of them go on without asking, or wait for a signal instead."
      )
    case .leakedStrand:
      (
        "Something that was started was still going on when the function had returned.",
        "Wait for everything that you start, also on the way out by an error."
      )
    case .neverResumed:
      (
        "A continuation was thrown away, or a stream not finished: whoever awaits it waits for ever.",
        "Resume a continuation on every path, exactly once; finish a stream when nothing more comes."
      )
    case .resumedTwice:
      (
        "A continuation was resumed a second time.",
        "Resume it on every path, exactly once: remember that it has been done."
      )
    case .unbalancedUnlock:
      (
        "A lock was given back by somebody who does not hold it.",
        "Let every lock() have its unlock() in the same function, or use withLock."
      )
    case .stackOverflow:
      (
        "A function calls itself without end, and runs out of stack.",
        "Look for what makes the recursion stop."
      )
    case .diverged:
      (
        "The same schedule led elsewhere: the code depends on something outside the simulation.",
        "Look for real time, random values, or state that stays from one run to the next."
      )
    case .cannotSimulate:
      (
        "The code uses something that the simulator does not control.",
        "Use what the lab offers for it."
      )
    case .undecided:
      (
        "The search ended before every schedule had been tried; none of those tried fails.",
        "Fewer strands or fewer steps between them make fewer schedules."
      )
    case .wrongRun:
      (
        "The run took another time or another order than the test asks for.",
        "Look at the picture of the run: who waits, while who works?"
      )
    case .shown:
      (
        "This is one schedule of many, and nothing goes wrong in it.",
        "Try another: put a switch somewhere else."
      )
    }
  }
}

extension Finding.Wait {
  /// Whether it is for the end of the strand that could end it.
  fileprivate func isForEnd(among strands: [Strand]) -> Bool {
    holder != nil && strands.contains { $0.id == holder && $0.name == resource }
  }
}
