import ConcurrencyLab
import Specimens
import Testing
import Trace

/// The main actor as one serial actor of the simulation.
@Suite struct MainActorTests {
  @Test func `what runs on the main actor is never interleaved with itself`() async {
    let found = await exploration {
      try await everySchedule(yields: 2) { await incrementOnMain(Screen(), across: false) }
    }
    #expect(found.verdict == .proved)
    #expect(found.findings.isEmpty)
  }

  @Test func `across an await the main actor is reentrant`() async {
    let found = await exploration {
      try await everySchedule(yields: 2) { await incrementOnMain(Screen(), across: true) }
    }
    #expect(found.findings.map(\.kind) == [.wrongOutcome])
    #expect(found.outcomes.map(\.value).sorted() == ["1", "2"])
  }

  @Test func `tasks come to the main actor in either order`() async {
    let found = await exploration {
      try await everySchedule {
        await showOnMain(Screen())
      } yields: {
        $0.sorted() == [1, 2]
      }
    }
    #expect(found.verdict == .proved)
    #expect(found.outcomes.map(\.value).sorted() == ["[1, 2]", "[2, 1]"])
  }

  @Test func `code that is not isolated races with the main actor`() async {
    let found = await exploration {
      try await everySchedule {
        await raceWithMain(Screen())
      } yields: { _ in
        true
      }
    }
    #expect(found.findings.map(\.kind) == [.dataRace])
    #expect(found.findings.first?.variable == "unprotected")
  }

  @Test func `a hop to the main actor and back orders what is around it`() async {
    let found = await exploration {
      try await everySchedule(yields: 3) { await orderedByMain(PlainCounterBox()) }
    }
    #expect(found.verdict == .proved)
  }

  @Test func `in virtual time the main actor runs one job at a time`() async throws {
    let run = try await simulate(cores: 4) {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<3 {
          group.addTask { await MainActor.run { compute(for: .milliseconds(10)) } }
        }
        group.addTask { compute(for: .milliseconds(10)) }
      }
    }
    #expect(run.elapsed == .milliseconds(30))
    #expect(run.cpuTime == .milliseconds(40))
  }

  @Test func `the main actor needs no worker of the pool`() async throws {
    let run = try await simulate(cores: 2) {
      async let one: Void = MainActor.run { compute(for: .milliseconds(10)) }
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<2 { group.addTask { try? await Task.sleep(for: .milliseconds(10)) } }
      }
      await one
    }
    #expect(run.elapsed == .milliseconds(10))
  }
}
