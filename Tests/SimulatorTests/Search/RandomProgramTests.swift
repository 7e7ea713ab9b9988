import Testing

@testable import Simulator

/// The reduction against plain search, on programs that nobody chose.
struct RandomProgramTests {
  private static let mostInterleavings = 400

  @Test(arguments: 1...8)
  func `source sets find the traces of plain search, each once`(_ seed: UInt64) {
    var programs = RandomPrograms(seed: seed)
    var compared = 0
    for number in 0..<60 {
      var program = programs.next()
      program.symmetry = []
      let machine = ModelMachine(program)
      guard let all = enumerate(machine) else { continue }
      compared += 1

      var search = SourceDPORScheduler(hashesTraces: true)
      var found: [UInt64: UInt64] = [:]
      machine.explore(&search) { search, machine in
        let known = found.updateValue(machine.outcome, forKey: search.trace)
        #expect(known == nil, "program \(number) runs a trace twice")
      }
      #expect(found == all, "program \(number)")
      #expect(search.diverged == false)
    }
    #expect(compared >= 15)
  }

  @Test(arguments: 11...14)
  func `interchangeable threads need no more than one order of starts`(_ seed: UInt64) {
    var programs = RandomPrograms(seed: seed)
    for number in 0..<80 {
      let program = programs.next()
      guard !program.symmetry.isEmpty else { continue }
      var plain = program
      plain.symmetry = []
      guard let all = enumerate(ModelMachine(plain)) else { continue }

      var search = SourceDPORScheduler()
      var outcomes: Set<UInt64> = []
      ModelMachine(program).explore(&search) { _, machine in outcomes.insert(machine.outcome) }
      #expect(outcomes == Set(all.values), "program \(number)")
      #expect(search.traces <= all.count, "program \(number)")
    }
  }

  @Test(arguments: 21...22, [false, true])
  func `memoised counts are those of plain search`(_ seed: UInt64, byHistory: Bool) throws {
    var programs = RandomPrograms(seed: seed)
    for number in 0..<60 {
      var program = programs.next()
      program.symmetry = []
      let machine = ModelMachine(program)
      machine.knowsStatesByHistory = byHistory
      var search = ExhaustiveScheduler()
      var counts: [UInt64: UInt128] = [:]
      machine.explore(&search, limit: Self.mostInterleavings) { _, machine in
        counts[machine.outcome, default: 0] += 1
      }
      guard search.executions < Self.mostInterleavings else { continue }
      var counting = CountingScheduler()
      machine.explore(&counting) { _, _ in }
      let found = counting.counts
      let exact = try #require(found)
      #expect(exact.outcomes.count == counts.count, "program \(number)")
      for (outcome, tally) in exact.outcomes {
        #expect(tally.schedules == counts[outcome.hash], "program \(number)")
      }
    }
  }

  /// The outcome of each trace; nil when there are too many interleavings.
  private func enumerate(_ machine: ModelMachine) -> [UInt64: UInt64]? {
    var search = ExhaustiveScheduler(hashesTraces: true)
    var outcomes: [UInt64: UInt64] = [:]
    machine.explore(&search, limit: Self.mostInterleavings) { search, machine in
      outcomes[search.trace] = machine.outcome
    }
    return search.executions < Self.mostInterleavings ? outcomes : nil
  }
}
