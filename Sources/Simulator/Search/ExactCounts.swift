/// How many schedules a program has, and how many lead to each outcome: exactly.
struct ExactCounts: Sendable {
  /// What came out.
  struct Outcome: Hashable, Sendable {
    /// The hash that the engine gave.
    var hash: UInt64
    /// Whether the execution failed.
    var failed: Bool
  }

  /// Each outcome with how often it comes out, in the order they were met.
  private(set) var outcomes: [(outcome: Outcome, tally: ScheduleTally)] = []

  /// The counts of nothing.
  init() {}

  /// The counts of one execution from its last step on.
  init(_ outcome: Outcome) {
    outcomes = [(outcome, .one)]
  }

  /// All schedules together.
  var all: ScheduleTally { sum { _ in true } }

  /// The schedules that fail.
  var failing: ScheduleTally { sum(where: \.failed) }

  /// Adds what comes after a step that stands for so many.
  mutating func add(_ rest: ExactCounts, preemptions: Int, chance: Double, times: Int) {
    for (outcome, tally) in rest.outcomes {
      let place = place(of: outcome)
      outcomes[place].tally.add(tally, preemptions: preemptions, chance: chance, times: times)
    }
  }

  private mutating func place(of outcome: Outcome) -> Int {
    for place in outcomes.indices where outcomes[place].outcome == outcome { return place }
    outcomes.append((outcome, ScheduleTally()))
    return outcomes.count - 1
  }

  private func sum(where isCounted: (Outcome) -> Bool) -> ScheduleTally {
    var sum = ScheduleTally()
    for (outcome, tally) in outcomes where isCounted(outcome) { sum.add(tally) }
    return sum
  }
}
