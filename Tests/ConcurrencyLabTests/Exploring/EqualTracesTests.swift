import Specimens
import Testing
import Trace

@testable import ConcurrencyLab
@testable import Simulator

/// What a search takes for granted, of tasks, actors and what is cancelled: executions that differ only in the order of
/// steps that do not depend on each other end alike, so that one of each is enough.
@Suite struct EqualTracesTests {
  struct Program: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var workers: Int?
    var body: @Sendable () async -> String
  }

  static let programs = [
    Program(testDescription: "comes between") { "\(await comesBetween())" },
    Program(testDescription: "order of children") { "\(await orderOfChildren())" },
    Program(testDescription: "two producers") { "\(await twoProducers())" },
    Program(testDescription: "newest only") { "\(String(describing: await newestOnly()))" },
    Program(testDescription: "order of returns") { "\(await orderOfReturns())" },
    Program(testDescription: "sees cancellation") { "\(await seesCancellation())" },
    Program(testDescription: "reads after await, one worker", workers: 1) {
      "\(await readsAfterAwait())"
    },
    Program(testDescription: "first error cancels") { await firstErrorCancels() },
    Program(testDescription: "handler called") { await handlerCalled() },
    Program(testDescription: "handler comes first") { await handlerComesFirst() },
    Program(testDescription: "handlers of a family") { await handlersOfFamily() },
    Program(testDescription: "added unless cancelled") { "\(await addedUnlessCancelled())" },
    Program(testDescription: "a group says cancelled") { "\(await groupSaysCancelled())" },
  ]

  @Test(arguments: programs)
  func `executions of one trace end alike, and a search misses no ending`(_ program: Program) {
    let every = endings(of: program) {
      ExhaustiveScheduler(hashesTraces: true)
    } trace: {
      $0.trace
    }
    let reduced = endings(of: program) {
      SourceDPORScheduler(hashesTraces: true)
    } trace: {
      $0.trace
    }
    #expect(reduced.isComplete)
    for (trace, endings) in every.byTrace {
      #expect(endings.count == 1, "trace \(trace) ends as \(endings.sorted())")
    }
    #expect(reduced.outcomes.isSuperset(of: every.outcomes))
    if every.isComplete { #expect(reduced.outcomes == every.outcomes) }
    // No two executions of the search are one trace.
    #expect(reduced.executions == reduced.byTrace.count)
  }

  /// The programs of few schedules, so that running each does not take long.
  static let small = programs.filter {
    !["comes between", "order of returns", "handlers of a family"].contains($0.testDescription)
  }

  @Test(arguments: small)
  func `as many schedules are counted as there are, for each ending`(_ program: Program) {
    let every = endings(of: program) {
      ExhaustiveScheduler()
    } trace: {
      $0.trace
    }
    let tested = subject(of: program)
    let counts = Simulation.run { Explorer(workers: program.workers).count(tested) }
    #expect(every.isComplete)
    #expect(counts?.schedules == every.executions)
    var counted: [String: Int] = [:]
    for (outcome, schedules) in counts?.outcomes ?? [] {
      counted[outcome.text ?? tested.describe(outcome.index), default: 0] += schedules
    }
    #expect(counted == every.counts)
  }

  private func subject(of program: Program) -> Subject {
    let results = Results<String>(areEqual: ==)
    return ConcurrencyLab.subject(
      of: launch(program.body, into: results), into: results, isRight: { _ in true },
      headline: { $0 })
  }

  private struct Endings {
    var byTrace: [UInt64: Set<String>] = [:]
    var counts: [String: Int] = [:]
    var executions = 0
    var isComplete = false
    var outcomes: Set<String> { byTrace.values.reduce(into: []) { $0.formUnion($1) } }
  }

  private func endings<Search: Scheduler & ~Copyable>(
    of program: Program, _ make: () -> Search, trace: (borrowing Search) -> UInt64
  ) -> Endings {
    let tested = subject(of: program)
    let explorer = Explorer(
      workers: program.workers, budget: Budget(executions: 20_000))
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
