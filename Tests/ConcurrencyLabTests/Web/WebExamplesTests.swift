import ConcurrencyLab
import Testing

/// The examples of the web's documentation, as they stand there.
@Suite struct `The documentation's examples` {
  @Test func `a site has an address and a time`() {
    let cedar = Site("cedar", size: 699_004, latency: .milliseconds(330))
    #expect(cedar.url == "http://cedar.example/")
    #expect("\(cedar.pageTime)" == "0.33 seconds")
  }

  @Test func `a page is fetched from a web`() async throws {
    let run = try await simulate {
      let web = SimulatedWeb(sites: Site.twelve, faults: ["cedar": .refused])
      let page = try await web.get(web.sites[0])
      return page.size
    }
    #expect(run.value == 2443)
  }

  @Test func `a plan is written out or drawn`() {
    let plan: FaultPlan = ["cedar": .refused, "oak": .first(2, .status(503))]
    let drawn = FaultPlan(seed: 7, over: Site.twelve, oneIn: 4)
    #expect(plan.faults.count == 2)
    #expect(drawn == FaultPlan(seed: 7, over: Site.twelve, oneIn: 4))
  }

  @Test func `an error is caught by the branch it belongs to`() async throws {
    let web = SimulatedWeb(faults: ["alder": .neverAnswers])
    let run = try await simulate {
      let site = web.sites[0]
      do {
        let page = try await web.get(site, readTimeout: .seconds(2)).validateStatus()
        return "\(page.size)"
      } catch let error as any Timeout {
        return "lost patience after \(error.limit)"
      }
    }
    #expect(run.value == "lost patience after 2.0 seconds")
  }
}
