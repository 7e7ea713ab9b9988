internal import CStrand

/// What going through schedules came to.
public struct Survey: Hashable, Sendable {
  /// How many executions came to their end.
  public internal(set) var executions = 0
  /// How many of them fail.
  public internal(set) var failing = 0
  /// How many more were begun and given up, since all that followed was run elsewhere.
  public internal(set) var redundant = 0
  /// How many steps all of them took.
  public internal(set) var steps = 0
  /// Whether the strategy had no schedule left.
  public internal(set) var isComplete = false

  /// The survey of nothing.
  public init() {}
}

extension Explorer {
  /// Goes through schedules of a subject without stopping at a failure.
  public func survey(_ subject: Subject, by strategy: Strategy) -> Survey {
    Simulation.run {
      // As in a search: begun again while more turns out to be shared.
      Self.untilStable { attempt(subject, by: strategy) } ?? Survey()
    }
  }

  /// - Returns: nil if more turned out to be shared.
  func attempt(_ subject: Subject, by strategy: Strategy) -> Survey? {
    switch strategy {
    case .exhaustive: attempt(subject, with: ExhaustiveScheduler())
    case .everyTrace: attempt(subject, with: SourceDPORScheduler())
    case .bounded(let preemptions):
      attempt(subject, with: BoundedScheduler(preemptions: preemptions))
    case .random(let seed, let executions):
      attempt(subject, with: RandomScheduler(seed: seed, executions: executions))
    case .pct(let depth, let seed, let executions):
      attempt(subject, with: PCTScheduler(depth: depth, seed: seed, executions: executions))
    }
  }

  /// - Parameter ended: is told of each execution that came to its end.
  /// - Returns: nil if more turned out to be shared.
  func attempt<Search: Scheduler & ~Copyable>(
    _ subject: Subject, with search: consuming Search,
    ended: (ExploringWorld<Search>, Ending) -> Void = { _, _ in }
  ) -> Survey? {
    let start = ContinuousClock.now
    let world = ExploringWorld(
      search: search, workers: workers, stepLimit: stepLimit, seeksTwins: recognisesTwins)
    World.active = world
    var survey = Survey()
    while survey.executions < budget.executions, survey.steps < budget.steps {
      world.reset()
      world.execute(subject.body)
      if Simulation.takeGrowth() { return nil }
      let ending = Ending(of: world, subject)
      survey.steps += world.steps
      if world.isGivenUp {
        survey.redundant += 1
      } else {
        survey.executions += 1
        if ending.isFailure { survey.failing += 1 }
        ended(world, ending)
      }
      guard world.finish(ending) else {
        survey.isComplete = true
        break
      }
      if survey.executions & 1_023 == 0,
        (ContinuousClock.now - start) / .seconds(1) > budget.seconds
      {
        break
      }
    }
    return survey
  }
}
