import ConcurrencyLab
import Solution
import Support
import Testing

let sites = Array(Site.twelve.prefix(5))

/// What the solution says of the five sites on a web with these faults.
func visits(_ faults: FaultPlan = [:]) async throws -> [Visit] {
  let web = SimulatedWeb(sites: sites, faults: faults)
  return try await simulate(cores: 1) { try await visitAll(sites, on: web) }.value
}

/// What the solution says of cedar, when that is the one site that goes wrong.
func cedar(_ fault: Fault) async throws -> Outcome? {
  try await visits(["cedar": fault]).first { $0.site == "cedar" }?.outcome
}

@Test func `each page stands beside its own site`() async throws {
  let bytes = try await visits().map { "\($0.site) \($0.outcome.bytes ?? 0)" }
  let sizes = sites.map { "\($0.name) \($0.size)" }
  #expect(bytes == sizes, "no site goes wrong here")
}

@Test func `a site that fails leaves the others their pages`() async throws {
  let visits = try await visits(["birch": .refused, "elm": .neverAnswers])
  let others = visits.filter { $0.site != "birch" && $0.site != "elm" }
  let sizes = others.compactMap(\.outcome.bytes)
  #expect(sizes == [2443, 699_004, 579_572], "alder, cedar and fir send their pages")
}

@Test func `no bytes are reported where no page came`() async throws {
  for fault in [Fault.refused, .neverConnects, .neverAnswers, .resetMidway] {
    let bytes = try await cedar(fault)?.bytes
    #expect(bytes == nil, "cedar: \(fault)")
  }
}

@Test func `a connection that is refused or breaks has failed`() async throws {
  for fault in [Fault.refused, .resetMidway] {
    let outcome = try await cedar(fault)
    #expect(outcome == .connectionFailed, "cedar: \(fault)")
  }
}

@Test func `a connect timeout is told from a refusal`() async throws {
  let outcome = try await cedar(.neverConnects)
  #expect(outcome == .connectTimedOut, "cedar never takes the call")
}

@Test func `a read timeout is told from a connect timeout`() async throws {
  let outcome = try await cedar(.neverAnswers)
  #expect(outcome == .readTimedOut, "cedar takes the call, then stays silent")
}

@Test func `an error status is told from a page`() async throws {
  for status in [404, 503] {
    let outcome = try await cedar(.status(status))
    #expect(outcome == .errorStatus(status), "cedar answers with an error")
  }
}

@Test func `an error that has no word here is passed on`() async throws {
  await #expect(throws: TooManyRedirects.self, "cedar sends everybody in a circle") {
    try await visits(["cedar": .redirectsInALoop])
  }
}
