internal import CStrand
internal import Trace

extension Explorer {
  /// How many schedules there are, and how many lead to each outcome.
  struct Counts {
    /// All of them.
    var schedules: Int
    /// Those that lead to each outcome.
    var outcomes: [(outcome: Tally.Outcome, schedules: Int)]
  }

  /// Counts the schedules of a subject, each outcome's exactly, without running each.
  /// - Returns: nil if there are too many states, or if a state is not all that decides how the subject goes on.
  func count(_ subject: Subject) -> Counts? {
    guard var left = counting else { return nil }
    // The verdict stands: a schedule that crashes must not take it along.
    cs_catch_traps(true)
    let patience = Simulation.patience
    Simulation.patience = Patience(least: Patience.whileCounting)
    defer {
      cs_catch_traps(false)
      Simulation.patience = patience
    }
    var seeksTwins = recognisesTwins
    return Self.untilStable { () -> Counts?? in
      switch attemptToCount(subject, seeksTwins, &left) {
      case .counted(let counts): return .some(counts)
      case .notCountable: return .some(nil)
      case .twinsCountApart:
        seeksTwins = false
        return nil
      case .moreIsKnown: return nil
      }
    } ?? nil
  }

  private enum Attempt {
    case counted(Counts)
    case notCountable
    /// More turned out to be shared, or somebody to tell threads apart, so that there is more than was counted.
    case moreIsKnown
    /// Threads that nobody can tell apart have not all as many schedules before them.
    case twinsCountApart
  }

  private func attemptToCount(
    _ subject: Subject, _ seeksTwins: Bool, _ left: inout Budget
  ) -> Attempt {
    guard left.executions > 0 else { return .notCountable }
    let world = ExploringWorld(
      search: CountingScheduler(countsPreemptions: false), workers: workers, stepLimit: stepLimit,
      seeksTwins: seeksTwins)
    World.active = world
    var outcomes: [UInt64: Tally.Outcome] = [:]
    while true {
      world.reset()
      world.execute(subject.body)
      if cs_take_trap() { return .notCountable }
      left.executions -= 1
      left.steps -= world.steps
      // Both are asked, so that neither is left for the next attempt.
      let hasMoreShared = cs_registry_take_growth()
      if Simulation.toldApart.takeGrowth() || hasMoreShared { return .moreIsKnown }
      if world.twins.wereAwaitedInTurn { return .twinsCountApart }
      let ending = Ending(of: world, subject)
      guard world.stateKey?.isComplete ?? false, !ending.isEndless, !world.hasHeldBack else {
        return .notCountable
      }
      if !world.isGivenUp { outcomes[ending.hash] = Tally.Outcome(ending) }
      guard world.finish(ending) else { break }
      guard left.executions > 0, left.steps > 0 else { return .notCountable }
    }
    guard let exact = world.search.counts, let counts = Counts(exact, outcomes) else {
      return .notCountable
    }
    return .counted(counts)
  }
}

extension Ending {
  /// Whether it was ended because it went on for too long, so that there is no end to its schedules.
  fileprivate var isEndless: Bool {
    if case .discovered(let discovery) = self {
      discovery.kind == .spinning || discovery.kind == .livelock
    } else {
      false
    }
  }
}

extension Explorer.Counts {
  /// - Returns: nil if a number is too large.
  fileprivate init?(_ exact: ExactCounts, _ known: [UInt64: Tally.Outcome]) {
    guard let all = exact.all.schedules, let schedules = Int(exactly: all) else { return nil }
    self.schedules = schedules
    outcomes = []
    for (outcome, tally) in exact.outcomes {
      guard let known = known[outcome.hash], let schedules = tally.schedules else { return nil }
      outcomes.append((known, Int(schedules)))
    }
  }

  /// Adds the counts to what a search came to, unless the two contradict each other.
  func add(to exploration: inout Exploration, describe: (Int) -> String) {
    var merged = exploration.outcomes
    for (outcome, schedules) in outcomes {
      let value = outcome.text ?? describe(outcome.index)
      if let place = merged.firstIndex(where: {
        $0.value == value && $0.isRight == outcome.isRight
      }) {
        merged[place].schedules = (merged[place].schedules ?? 0) + schedules
      } else {
        merged.append(
          Exploration.Outcome(
            value: value, executions: 0, schedules: schedules, isRight: outcome.isRight))
      }
    }
    guard merged.allSatisfy({ $0.schedules != nil }),
      exploration.verdict == .refuted || merged.allSatisfy(\.isRight)
    else { return }
    exploration.schedules = schedules
    exploration.outcomes = merged.mostFrequentFirst { $0.schedules ?? 0 }
  }
}
