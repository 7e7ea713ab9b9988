import ConcurrencyLab
import Specimens
import Testing
import Trace

/// A continuation that is resumed a second time, in whichever order it happens.
@Suite struct ContinuationTests {
  private func explored<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
  ) async -> Exploration {
    await exploration {
      try await everySchedule(body) { _ in true }
    }
  }

  /// Checks that the only finding is a second resumption, by somebody else.
  private func expectTwice(
    _ found: Exploration, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.verdict == .refuted, sourceLocation: sourceLocation)
    #expect(found.findings.map(\.kind) == [.resumedTwice], sourceLocation: sourceLocation)
    guard let finding = found.findings.first else { return }
    #expect(
      finding.headline == "B resumes a continuation that A has resumed already",
      sourceLocation: sourceLocation)
    #expect(finding.variable == "the continuation", sourceLocation: sourceLocation)
    #expect(finding.accesses.map(\.action) == [.resume, .resume], sourceLocation: sourceLocation)
    let places = Set(finding.accesses.map(\.stack))
    #expect(places.count == 2, "each has its own place", sourceLocation: sourceLocation)
  }

  @Test func `a checked continuation that two tasks resume`() async {
    expectTwice(await explored { await checkedTwice() })
    expectTwice(await explored { try await checkedTwiceThrowing() })
  }

  @Test func `an unsafe continuation that two tasks resume`() async {
    // What the compiler makes of `resume` stands in this program too, in front of the line that calls it.
    expectTwice(await explored { await unsafeTwice() })
    expectTwice(await explored { try await unsafeTwiceThrowing() })
  }

  @Test func `a continuation that its own task resumes twice`() async {
    let found = await explored { await twiceAtOnce() }
    #expect(found.findings.map(\.kind) == [.resumedTwice])
    #expect(
      found.findings.first?.headline == "main resumes a continuation that it has resumed already")
  }

  @Test func `looking whether it was resumed, and then resuming it, is too late in one order`()
    async
  {
    let careless = await explored { await Once(isCareful: false).value() }
    #expect(careless.findings.map(\.kind) == [.resumedTwice])
    #expect(careless.findings.first?.preemptions == 1)
    #expect(careless.findings.first?.fewestPreemptions == true)
    let careful = await explored { await Once(isCareful: true).value() }
    expectProof(careful)
    #expect(careful.outcomes.map(\.value).sorted() == ["1", "2"])
  }

  @Test func `an answer in time, and one that is too late`() async throws {
    expectProof(await explored { await answer(after: 10, within: 20) })
    let late = await explored { await answer(after: 20, within: 10) }
    #expect(late.findings.map(\.kind) == [.resumedTwice])
    let error = await #expect(throws: SimulationFailure.self) {
      try await simulate { await answer(after: 20, within: 10) }
    }
    #expect(error?.finding.kind == .resumedTwice)
  }

  @Test func `each continuation of a task is its own`() async {
    let found = await exploration {
      try await everySchedule(yields: 12) { await threeInARow() }
    }
    expectProof(found)
  }
}
