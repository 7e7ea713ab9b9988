internal import CStrand
public import Trace

extension Explorer {
  /// How the accesses that are steps of a schedule become known: those that some execution shows unordered.
  public enum Discovering {
    /// By searching as `explore` does: for a schedule that such a search has printed.
    case asExplored
    /// By the schedule itself, and only if it does not fit by trying others: for a schedule that a person wrote.
    case onDemand
  }

  /// Runs one schedule with everything written down, and says what it shows, if nothing is wrong too.
  ///
  /// Where the schedule ends before the execution does, whoever ran last goes on. The findings begin with what
  /// went wrong (`.diverged` if the schedule cannot be followed), or with a finding of kind `.shown`.
  public func replay(
    _ schedule: Schedule, of subject: Subject, discovering: Discovering = .asExplored
  ) -> Exploration {
    Simulation.run {
      if discovering == .asExplored {
        _ = Self.untilStable { search(subject) }
      }
      var replayed = stableReplay(schedule, of: subject)
      if discovering == .onDemand, !replayed.fits {
        let probe = Explorer(workers: workers, budget: Budget(executions: 2_000, seconds: 1))
        _ = Self.untilStable { probe.attempt(subject, by: .bounded(preemptions: 1)) }
        let again = stableReplay(schedule, of: subject)
        if again.fits || !again.diverged { replayed = again }
      }
      return replayed.exploration
    }
  }

  /// Tries again for as long as executions show that more memory is shared, so that more accesses are steps.
  static func untilStable<Result>(_ attempt: () -> Result?) -> Result? {
    for _ in 0..<1_000 {
      if let result = attempt() { return result }
    }
    return nil
  }

  /// One schedule that was followed.
  private struct Replayed {
    var exploration: Exploration
    /// Whether the schedule could not be followed.
    var diverged: Bool
    /// Whether the schedule was followed and ended exactly where the execution did.
    var fits: Bool
  }

  private func stableReplay(_ schedule: Schedule, of subject: Subject) -> Replayed {
    if let replayed = Self.untilStable({ replayOnce(schedule, of: subject) }) { return replayed }
    let finding = Finding(
      kind: .diverged, headline: "memory keeps turning out to be shared",
      schedule: schedule.description)
    return Replayed(
      exploration: Exploration(verdict: .refuted, findings: [finding]), diverged: true, fits: false)
  }

  /// What is wrong under a schedule that a search has found, told with everything written down.
  func retold(
    _ schedule: Schedule, of subject: Subject, preferring wanted: Finding.Kind? = nil
  ) -> Finding? {
    let followed = follow(schedule, of: subject)
    if Simulation.takeGrowth() { return nil }
    if let divergence = followed.world.search.divergence {
      return followed.divergent(divergence)
    }
    let ending = Ending(of: followed.world, subject, preferring: wanted)
    return followed.finding(for: ending)
  }

  /// - Returns: nil if more memory turned out to be shared, so that the schedule has other steps now.
  private func replayOnce(_ schedule: Schedule, of subject: Subject) -> Replayed? {
    let followed = follow(schedule, of: subject)
    if Simulation.takeGrowth() { return nil }
    if let divergence = followed.world.search.divergence {
      return Replayed(
        exploration: Exploration(
          verdict: .refuted, executions: 1, traces: 1, findings: [followed.divergent(divergence)]),
        diverged: true, fits: false)
    }
    let ending = Ending(of: followed.world, subject)
    let hasRace = followed.world.hasRace
    var findings: [Finding] = []
    if let failure = followed.finding(for: ending) { findings.append(failure) }
    if hasRace, findings.first?.kind != .dataRace,
      let race = followed.finding(
        for: Ending(of: followed.world, subject, preferring: .dataRace))
    {
      findings.append(race)
    }
    let isWrong = !findings.isEmpty
    if !isWrong { findings.append(followed.shown(ending)) }
    let outcome =
      switch ending {
      case .returned(let judgement):
        Exploration.Outcome(
          value: subject.describe(judgement.outcome), executions: 1, isRight: judgement.isRight)
      case .discovered(let discovery):
        Exploration.Outcome(value: discovery.kind.rawValue, executions: 1, isRight: false)
      }
    return Replayed(
      exploration: Exploration(
        verdict: isWrong ? .refuted : .undecided, executions: 1, traces: 1, outcomes: [outcome],
        endedBy: isWrong ? nil : "the one schedule that was asked for", findings: findings),
      diverged: false, fits: followed.world.search.stepsBeyond == 0)
  }

  private func follow(_ schedule: Schedule, of subject: Subject) -> Followed {
    let world = ExploringWorld(
      search: ReplayScheduler(schedule), workers: workers, stepLimit: stepLimit)
    World.active = world
    world.reset()
    let recorder = Recorder()
    world.recorder = recorder
    world.execute(subject.body)
    world.recorder = nil
    return Followed(world: world, recorder: recorder, subject: subject)
  }
}

/// An execution that followed a schedule, with everything written down.
private struct Followed {
  let world: ExploringWorld<ReplayScheduler>
  let recorder: Recorder
  let subject: Subject

  private var narration: Narration { Narration(world, recorder, subject) }
  /// The schedule as it was followed, to its end.
  private var schedule: Schedule { world.schedule }

  /// What is wrong with how it ended, if anything.
  func finding(for ending: Ending) -> Finding? {
    narration.finding(for: ending, schedule: schedule).map { Narrator($0).narrated() }
  }

  /// What happened, when nothing is wrong with it.
  func shown(_ ending: Ending) -> Finding {
    var finding = narration.account(schedule: schedule)
    if case .returned(let judgement) = ending {
      finding.headline = "returns \(subject.describe(judgement.outcome))"
    }
    return Narrator(finding).narrated()
  }

  /// What happened up to where the schedule could not be followed.
  func divergent(_ divergence: ReplayScheduler.Divergence) -> Finding {
    let followed = world.search.recording.steps.count
    var finding = narration.account(schedule: Schedule(Array(schedule.strands.prefix(followed))))
    finding.steps.removeAll { ($0.turn ?? 0) >= followed }
    finding.kind = .diverged
    finding.headline = divergence.text
    return Narrator(finding).narrated()
  }
}

extension ReplayScheduler.Divergence {
  /// What to tell a person.
  var text: String {
    switch self {
    case .cannotGoOn(let step, let strand, let others):
      "the schedule cannot be followed: at step \(step), \(Schedule.letters(of: strand)) cannot go on; \(Self.list(others)) can"
    case .endedEarly(let steps):
      "the schedule cannot be followed: everything was done after \(steps) of its steps"
    }
  }

  /// Strands as alternatives, by the letters that a schedule has for them: `main, A or B`.
  private static func list(_ strands: StrandSet) -> String {
    let letters = (0..<64).filter { strands.has($0) }.map(Schedule.letters)
    guard let last = letters.last, letters.count > 1 else { return letters.joined() }
    return letters.dropLast().joined(separator: ", ") + " or " + last
  }
}
