import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Locks made of atomics, right and broken.
@Suite struct MutualExclusionTests {
  private func visits(_ visit: @escaping @Sendable (Int) -> Bool) -> Bool {
    gather(2, visit).allSatisfy(\.self)
  }

  @Test func `Peterson's lock lets one thread in at a time`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let lock = Peterson()
        return visits { lock.visit($0) }
      }
    }
    expectProof(found, traces: 28)
  }

  @Test func `Peterson's lock announced late lets two in after two preemptions`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let lock = Peterson(announcesLate: true)
        return visits { lock.visit($0) }
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 2)
    #expect(found.findings.contains { $0.kind == .dataRace && $0.variable == "inside" })
  }

  @Test func `Dekker's lock lets one thread in at a time`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let lock = Dekker()
        return visits { lock.visit($0) }
      }
    }
    expectProof(found)
  }

  @Test func `Dekker's lock with the look before the announcement lets two in`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let lock = Dekker(looksFirst: true)
        return visits { lock.visit($0) }
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 2)
  }

  @Test(arguments: [2, 3])
  func `a ticket lock lets one thread in at a time`(threads: Int) {
    let found = exploration {
      try everySchedule(yields: true) {
        let lock = TicketLock()
        return gather(threads) { _ in lock.visit() }.allSatisfy(\.self)
      }
    }
    expectProof(found)
  }

  @Test func `two equal tickets let two in after two preemptions`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let lock = TicketLock(copiesTickets: true)
        return gather(2) { _ in lock.visit() }.allSatisfy(\.self)
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 2)
  }
}
