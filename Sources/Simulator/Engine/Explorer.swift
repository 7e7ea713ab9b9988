internal import CStrand
public import Trace

/// Runs a subject under a search until there is an answer.
public struct Explorer {
  /// How many jobs of tasks can be in the middle at once; nil for any number.
  public var workers: Int?
  /// How many executions, steps and seconds a search may take.
  public var budget: Budget
  /// How many steps one execution may take before it counts as spinning.
  public var stepLimit = 20_000
  /// What counting all schedules may cost once there is a verdict; nil for no counting. The seconds are not looked
  /// at: what is counted must not depend on the machine.
  public var counting: Budget? = .counting
  /// Whether threads that nobody can tell apart are tried in one order only.
  public var recognisesTwins = true

  /// Makes an explorer.
  public init(workers: Int? = nil, budget: Budget = .standard) {
    self.workers = workers
    self.budget = budget
  }

  /// Searches the schedules of a subject for the simplest failure, then for a proof.
  public func explore(_ subject: Subject) -> Exploration {
    Simulation.run {
      // Which variables are shared becomes known as executions show it; the search begins again when
      // one more is found, so that no access to it goes by unseen.
      var exploration =
        Self.untilStable { search(subject) }
        ?? Exploration(verdict: .undecided, endedBy: "memory that keeps turning out to be shared")
      // Of what cannot be run, or runs otherwise every time, there is no number of schedules.
      let isCountable = !exploration.findings.contains {
        $0.kind == .cannotSimulate || $0.kind == .diverged
      }
      if exploration.verdict != .undecided, isCountable {
        count(subject)?.add(to: &exploration, describe: subject.describe)
      }
      return exploration
    }
  }

  func search(_ subject: Subject) -> Exploration? {
    let start = ContinuousClock.now
    let plan = SearchPlan(budget: budget) { (ContinuousClock.now - start) / .seconds(1) }
    let world = ExploringWorld(
      search: plan, workers: workers, stepLimit: stepLimit, seeksTwins: recognisesTwins)
    World.active = world
    var tally = Tally()
    while true {
      world.reset()
      world.execute(subject.body)
      if Simulation.takeGrowth() { return nil }
      let ending = Ending(of: world, subject)
      if !world.isGivenUp, !world.search.isRepeating { tally.add(ending, world: world) }
      guard world.finish(ending) else { break }
    }
    return conclude(world, tally, subject)
  }

  private func conclude(
    _ world: ExploringWorld<SearchPlan>, _ tally: Tally, _ subject: Subject
  ) -> Exploration {
    let result = world.search.result
    var findings: [Finding] = []
    if result.diverged {
      findings.append(
        Finding(
          kind: .diverged,
          headline:
            "the same schedule led elsewhere; the program depends on something outside, such as a real clock, a random number or a variable that keeps its value from one execution to the next"
        ))
    }
    if let failure = result.failure, var finding = retold(failure.schedule, of: subject) {
      finding.preemptions = failure.preemptions
      finding.fewestPreemptions = failure.isFewest
      findings.append(finding)
    }
    if let race = tally.race, !findings.contains(where: { $0.kind == .dataRace }),
      let finding = retold(race, of: subject, preferring: .dataRace)
    {
      findings.append(finding)
    }
    let outcomes = tally.outcomes.map { outcome, count in
      Exploration.Outcome(
        value: outcome.text ?? subject.describe(outcome.index), executions: count,
        schedules: nil, isRight: outcome.isRight)
    }
    let goesOn = findings.isEmpty && result.verdict == .proved && Simulation.patience.tooLong > 0
    if goesOn, let finding = endless(subject) { findings.append(finding) }
    let isBeyond = goesOn && findings.isEmpty
    return Exploration(
      verdict: findings.isEmpty ? isBeyond ? .undecided : result.verdict : .refuted,
      executions: result.executions,
      traces: result.traces, outcomes: outcomes.mostFrequentFirst { $0.executions },
      covered: result.covered,
      endedBy: isBeyond ? Simulation.patience.words : result.endedBy?.description,
      findings: findings)
  }
}

extension Explorer {
  /// What goes on for ever where each strand takes one step in turn, if anything does.
  private func endless(_ subject: Subject) -> Finding? {
    let world = ExploringWorld(
      search: LockStepScheduler(), workers: workers, stepLimit: stepLimit)
    World.active = world
    world.reset()
    world.execute(subject.body)
    guard case .discovered(let discovery) = Ending(of: world, subject),
      discovery.kind == .livelock
    else { return nil }
    return retold(world.schedule, of: subject, preferring: .livelock)
  }
}

/// What came out of the executions of a search.
struct Tally {
  /// A result of the body, or what ended the execution before there was one.
  struct Outcome: Hashable {
    var index: Int
    var text: String?
    var isRight: Bool

    init(_ ending: Ending) {
      switch ending {
      case .returned(let judgement):
        (index, text, isRight) = (judgement.outcome, nil, judgement.isRight)
      case .discovered(let discovery):
        (index, text, isRight) = (-1, discovery.kind.rawValue, false)
      }
    }
  }

  /// How many executions ended with each outcome, in the order in which these were met.
  private(set) var outcomes: [(outcome: Outcome, executions: Int)] = []
  private var places: [Outcome: Int] = [:]
  /// The schedule of the first execution with a data race.
  private(set) var race: Schedule?

  mutating func add(_ ending: Ending, world: ExploringWorld<SearchPlan>) {
    let outcome = Outcome(ending)
    if let place = places[outcome] {
      outcomes[place].executions += 1
    } else {
      places[outcome] = outcomes.count
      outcomes.append((outcome, 1))
    }
    if race == nil, world.hasRace {
      race = world.schedule
    }
  }
}

extension [Exploration.Outcome] {
  /// The outcomes by how frequent they are; of equally frequent ones, that which was met first comes first.
  func mostFrequentFirst(_ count: (Exploration.Outcome) -> Int) -> [Exploration.Outcome] {
    enumerated().sorted { one, other in
      let (left, right) = (count(one.element), count(other.element))
      return left != right ? left > right : one.offset < other.offset
    }.map(\.element)
  }
}
