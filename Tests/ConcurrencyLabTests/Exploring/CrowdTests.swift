import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Many strands in one run: races among any of them are found, and nothing that is ordered is taken for one.
struct CrowdTests {
  private func race(in body: @escaping @Sendable () -> Void) throws -> Finding {
    let failure = try #require(throws: SimulationFailure.self) { _ = try simulate { body() } }
    #expect(failure.finding.kind == .dataRace)
    return failure.finding
  }

  private func strands(_ finding: Finding) -> [Int] {
    finding.accesses.map(\.strand)
  }

  @Test(arguments: [[70, 200], [200, 70], [3, 200], [63, 64], [64, 65], [249, 250], [1, 2]])
  func `two writes that nothing orders are a race`(_ pair: [Int]) throws {
    let finding = try race { Crowd(250).write(pair[0], pair[1]) }
    #expect(strands(finding) == pair.sorted(), "\(finding)")
  }

  @Test(arguments: [[70], [3], [3, 70, 200], [200, 210], [70, 70, 71]], [220, 5])
  func `a write is a race with each read that nothing orders before it`(
    readers: [Int], writer: Int
  ) throws {
    _ = try race { Crowd(250).read(readers, thenWrite: writer) }
  }

  @Test func `reads are no race`() throws {
    _ = try simulate { Crowd(250).read([3, 70, 71, 200], thenWrite: 0) }
  }

  @Test(arguments: [[70, 200], [3, 200], [5, 9]])
  func `an atomic flag orders what it hands on, unless it is relaxed`(_ pair: [Int]) throws {
    _ = try simulate { Crowd(250).pass(from: pair[0], to: pair[1], isOrdered: true) }
    _ = try race { Crowd(250).pass(from: pair[0], to: pair[1], isOrdered: false) }
  }

  @Test(arguments: [[70, 200], [200, 70], [3, 200], [200, 3]])
  func `a semaphore orders what comes before its signal`(_ pair: [Int]) throws {
    _ = try simulate { Crowd(250).signal(from: pair[0], to: pair[1]) }
  }

  @Test func `a thousand threads that add under a lock do not race`() throws {
    #expect(try simulate(cores: 3) { Crowd(1_000).add(isLocked: true) }.value == 1_000)
  }

  @Test func `a thousand threads that add without a lock race`() throws {
    _ = try race { _ = Crowd(1_000).add(isLocked: false) }
  }

  @Test func `to start and to join order threads`() throws {
    #expect(try simulate { Crowd(300).oneAfterAnother() }.value == 300)
    #expect(try simulate { Crowd(100).oneStartsTheNext() }.value == 100)
  }

  @Test func `to await orders tasks`() async throws {
    #expect(try await simulate { await Crowd(300).awaited() }.value == 45_150)
  }

  @Test func `children of a group race unless an actor orders them`() async throws {
    #expect(
      try await simulate(cores: 2) { await Crowd(300).group(isOnActor: true) }.value == 300)
    let failure = try await #require(throws: SimulationFailure.self) {
      try await simulate(cores: 2) { await Crowd(300).group(isOnActor: false) }
    }
    #expect(failure.finding.kind == .dataRace)
  }

  @Test func `more strands than a search can tell apart are refused in a sentence`() throws {
    try everySchedule(yields: 63) {
      Crowd(63).joined()
    }
    let failure = try #require(throws: ScheduleFailure.self) {
      try everySchedule(yields: 64) {
        Crowd(64).joined()
      }
    }
    #expect(
      failure.description
        == "more than 64 threads and tasks at once cannot be explored; start fewer of them here")
  }
}
