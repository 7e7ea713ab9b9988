import Testing
import Trace

@testable import Simulator

struct LinearisationTests {
  /// For each trace, the fewest preemptions of any of its orders, and one of its schedules.
  private func traces(
    of machine: ModelMachine, limit: Int
  ) -> [(schedule: Schedule, trace: UInt64, fewest: Int)] {
    var search = ExhaustiveScheduler(hashesTraces: true)
    var places: [UInt64: Int] = [:]
    var traces: [(schedule: Schedule, trace: UInt64, fewest: Int)] = []
    machine.explore(&search, limit: limit) { search, _ in
      if let place = places[search.trace] {
        traces[place].fewest = min(traces[place].fewest, search.preemptions)
      } else {
        places[search.trace] = traces.count
        traces.append((search.schedule, search.trace, search.preemptions))
      }
    }
    return traces
  }

  private func replay(_ schedule: Schedule, on machine: ModelMachine) -> TraceRecording {
    var replay = ReplayScheduler(schedule)
    machine.explore(&replay) { _, _ in }
    return replay.recording
  }

  @Test(arguments: OracleRow.all.filter { $0.interleavings <= 1_200 })
  func `no order of a trace has fewer preemptions than its simplest telling`(
    _ row: OracleRow
  ) throws {
    let machine = ModelMachine(row.program)
    for (schedule, trace, fewest) in traces(of: machine, limit: .max).prefix(60) {
      let simplest = try #require(Linearisation(replay(schedule, on: machine)))
      #expect(simplest.preemptions == fewest, "\(schedule)")
      #expect(simplest.isFewest)
      try expectSameTrace(simplest, trace, on: machine)
    }
  }

  @Test(arguments: 31...34)
  func `a simplest telling is the same trace with no more preemptions`(_ seed: UInt64) throws {
    var programs = RandomPrograms(seed: seed)
    for _ in 0..<30 {
      var program = programs.next()
      program.symmetry = []
      let machine = ModelMachine(program)
      for (schedule, trace, fewest) in traces(of: machine, limit: 200).prefix(5) {
        let simplest = try #require(Linearisation(replay(schedule, on: machine)))
        try expectSameTrace(simplest, trace, on: machine)
        if simplest.isFewest { #expect(simplest.preemptions <= fewest, "\(schedule)") }
      }
    }
  }

  @Test func `too large a trace is left as it is`() {
    let machine = ModelMachine(OraclePrograms.counter(3, 3))
    var random = RandomScheduler(seed: 1, executions: 1)
    machine.explore(&random) { _, _ in }
    let simplest = Linearisation(replay(random.schedule, on: machine), limit: 5)
    #expect(simplest == nil)
  }

  private func expectSameTrace(
    _ simplest: Linearisation, _ trace: UInt64, on machine: ModelMachine
  ) throws {
    var again = ReplayScheduler(simplest.schedule)
    machine.explore(&again) { _, _ in }
    #expect(again.divergence == nil, "\(simplest.schedule)")
    #expect(again.stepsBeyond == 0, "\(simplest.schedule)")
    if simplest.isFewest { #expect(again.preemptions == simplest.preemptions) }
    #expect(hash(again.recording) == trace, "\(simplest.schedule)")
  }

  private func hash(_ recording: TraceRecording) -> UInt64 {
    var hash = TraceHash()
    hash.begin()
    var orders = recording.orders[...]
    var barriers = recording.barriers[...]
    for (index, step) in recording.steps.enumerated() {
      while let order = orders.first, order.after <= index {
        hash.order(from: order.from, to: order.to)
        orders.removeFirst()
      }
      while let barrier = barriers.first, barrier <= index {
        hash.advanceTime()
        barriers.removeFirst()
      }
      hash.step(step.strand, step.operation)
    }
    return hash.value
  }
}
