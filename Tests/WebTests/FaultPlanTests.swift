import Testing

@testable import Web

@Suite struct `A fault plan` {
  @Test func `from a seed is the same each time, and another for another seed`() {
    let plans = (0..<20).map { FaultPlan(seed: $0, over: Site.twelve) }
    let again = (0..<20).map { FaultPlan(seed: $0, over: Site.twelve) }
    #expect(plans == again)
    #expect(Set(plans).count > 10)
  }

  @Test func `makes one site in so many go wrong`() {
    let sites = (0..<1_000).map { Site("site-\($0)", size: 1, latency: .zero) }
    let count = FaultPlan(seed: 3, over: sites, oneIn: 5).faults.count
    #expect(count > 160 && count < 240)
  }

  @Test func `does not change for one site when others are added`() {
    let few = FaultPlan(seed: 3, over: Array(Site.twelve.prefix(4)), oneIn: 2)
    let all = FaultPlan(seed: 3, over: Site.twelve, oneIn: 2)
    for site in Site.twelve.prefix(4) {
      let (one, other) = (few.faults[site.name], all.faults[site.name])
      #expect(one == other)
    }
  }

  @Test func `that names a site twice keeps the later fault`() {
    let plan: FaultPlan = ["oak": .refused, "oak": .status(500)]
    #expect(plan.faults == ["oak": .status(500)])
  }

  @Test func `can nest faults for the first requests`() {
    let fault = Fault.first(3, .first(1, .refused))
    let met = (0..<4).map { fault.met(after: $0) }
    #expect(met == [.refused, nil, nil, nil])
  }
}
