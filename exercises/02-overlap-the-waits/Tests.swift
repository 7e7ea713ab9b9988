import ConcurrencyLab
import Solution
import Testing

/// Three sites of which the first is the slowest and the second the quickest.
let three = [
  Site("slow", size: 100, latency: .milliseconds(300)),
  Site("quick", size: 100, latency: .milliseconds(100)),
  Site("middling", size: 100, latency: .milliseconds(200)),
]

@Test func `every page comes, and comes once`() async throws {
  for count in [0, 1, 12] {
    let sites = Array(Site.twelve.prefix(count))
    let web = SimulatedWeb(sites: sites)
    let run = try await simulate(cores: 1) { try await downloadAll(sites, from: web) }
    let names = run.value.map(\.site.name)
    let missing = sites.map(\.name).filter { !names.contains($0) }
    #expect(missing == [], "pages that did not come")
    #expect(names.count == count, "one page for each site")
  }
}

@Test func `the pages stand in the order of the sites`() async throws {
  let web = SimulatedWeb(sites: three)
  let run = try await simulate(cores: 1) { try await downloadAll(three, from: web) }
  let order = run.value.map(\.site.name)
  #expect(order == ["slow", "quick", "middling"], "not the order in which they came")
}

@Test func `a site that fails is an error, not a missing page`() async throws {
  let web = SimulatedWeb(sites: three, faults: ["quick": .refused])
  await #expect(throws: ConnectionRefused.self, "quick refuses the connection") {
    try await simulate(cores: 1) { try await downloadAll(three, from: web) }.value
  }
}

@Test func `twelve waits take as long as the longest of them`() async throws {
  let web = SimulatedWeb(sites: Site.twelve)
  let run = try await simulate(cores: 1) { try await downloadAll(Site.twelve, from: web) }
  let (slowest, oneByOne) = (web.longestPageTime, web.totalPageTime)
  #expect(run.elapsed == slowest, "the slowest page alone; one by one they take \(oneByOne)")
}
