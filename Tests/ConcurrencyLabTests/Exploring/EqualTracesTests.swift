import Specimens
import Testing

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
    let every = Endings.ofEverySchedule(program.body, workers: program.workers)
    let reduced = Endings.ofEveryTrace(program.body, workers: program.workers)
    #expect(reduced.isComplete)
    every.expectEqualTraces()
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
  func `as many schedules are counted as there are, for each ending`(_ program: Program) throws {
    let every = Endings.ofEverySchedule(program.body, workers: program.workers)
    #expect(every.isComplete)
    let counted = try #require(Endings.counted(program.body, workers: program.workers))
    #expect(counted == every.counts)
  }
}
