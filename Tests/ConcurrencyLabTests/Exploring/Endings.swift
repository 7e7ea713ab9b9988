import Testing
import Trace

@testable import ConcurrencyLab
@testable import Simulator

/// How the executions of a search ended: what they returned, or what ended them.
struct Endings {
  private(set) var byTrace: [UInt64: Set<String>] = [:]
  private(set) var counts: [String: Int] = [:]
  private(set) var executions = 0
  private(set) var isComplete = false

  var outcomes: Set<String> { byTrace.values.reduce(into: []) { $0.formUnion($1) } }

  /// Runs every schedule, each once.
  static func ofEverySchedule(
    _ body: @escaping @Sendable () async -> String, workers: Int? = nil, limit: Int = 20_000
  ) -> Endings {
    run(body, workers: workers, limit: limit) {
      ExhaustiveScheduler(hashesTraces: true)
    } trace: {
      $0.trace
    }
  }

  /// Runs every trace, as a search does.
  static func ofEveryTrace(
    _ body: @escaping @Sendable () async -> String, workers: Int? = nil, limit: Int = 20_000
  ) -> Endings {
    run(body, workers: workers, limit: limit) {
      SourceDPORScheduler(hashesTraces: true)
    } trace: {
      $0.trace
    }
  }

  /// How many schedules end in which way, counted.
  static func counted(
    _ body: @escaping @Sendable () async -> String, workers: Int? = nil
  ) -> [String: Int]? {
    let tested = subject(of: body)
    guard let counts = Simulation.run({ Explorer(workers: workers).count(tested) }) else {
      return nil
    }
    var counted: [String: Int] = [:]
    for (outcome, schedules) in counts.outcomes {
      counted[outcome.text ?? tested.describe(outcome.index), default: 0] += schedules
    }
    #expect(counts.schedules == counted.values.reduce(0, +))
    return counted
  }

  /// Claims that executions that differ only in the order of independent steps end alike.
  func expectEqualTraces(_ comment: Comment? = nil, at location: SourceLocation = #_sourceLocation)
  {
    for endings in byTrace.values {
      #expect(endings.count == 1, comment, sourceLocation: location)
    }
  }

  private static func subject(of body: @escaping @Sendable () async -> String) -> Subject {
    let results = Results<String>(areEqual: ==)
    return ConcurrencyLab.subject(
      of: launch(body, into: results), into: results, isRight: { _ in true }, headline: { $0 })
  }

  private static func run<Search: Scheduler & ~Copyable>(
    _ body: @escaping @Sendable () async -> String, workers: Int?, limit: Int,
    _ make: () -> Search, trace: (borrowing Search) -> UInt64
  ) -> Endings {
    let tested = subject(of: body)
    let explorer = Explorer(workers: workers, budget: Budget(executions: limit))
    return Simulation.run {
      Explorer.untilStable { () -> Endings? in
        var endings = Endings()
        let survey = explorer.attempt(tested, with: make()) { world, ending in
          let text =
            switch ending {
            case .returned(let judgement): tested.describe(judgement.outcome)
            case .discovered(let discovery): discovery.kind.rawValue
            }
          endings.byTrace[trace(world.search), default: []].insert(text)
          endings.counts[text, default: 0] += 1
        }
        guard let survey else { return nil }
        endings.executions = survey.executions
        endings.isComplete = survey.isComplete
        return endings
      } ?? Endings()
    }
  }
}
