import ConcurrencyLab
import Testing
import Trace

@Suite struct `A simulated web` {
  @Test func `is waited for by tasks on one core as long as its slowest page takes`() async throws {
    let web = SimulatedWeb()
    let run = try await simulate(cores: 1) {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for site in web.sites { group.addTask { try await web.get(site).size } }
        return try await group.reduce(0, +)
      }
    }
    #expect(run.elapsed == .milliseconds(1_500))
    #expect(run.cpuTime == .zero)
    #expect(run.value == Site.twelve.reduce(0) { $0 + $1.size })
  }

  @Test func `is waited for by threads on one core as long as its slowest page takes`() throws {
    let web = SimulatedWeb()
    let run = try simulate(cores: 1) {
      together(12) { number in
        let response = try? web.get(web.sites[number])
        #expect(response?.size == web.sites[number].size)
      }
    }
    #expect(run.elapsed == .milliseconds(1_500))
  }

  @Test func `shows each wait under the name of its site`() async throws {
    let web = SimulatedWeb()
    let run = try await simulate { try await web.get(web.sites[2]) }
    let waits = run.record.intervals.filter { $0.state == .waitingForIO }
    #expect(waits.map(\.label) == ["cedar"])
    #expect(waits.map { $0.end - $0.start } == [330_000_000])
  }

  @Test func `throws to a task as soon as it is cancelled`() async throws {
    let web = SimulatedWeb(faults: ["cedar": .neverAnswers])
    let run = try await simulate {
      let task = Task { try await web.get(web.sites[2]) }
      try await Task.sleep(for: .milliseconds(40))
      task.cancel()
      return await task.result
    }
    #expect(throws: CancellationError.self) { try run.value.get() }
    #expect(run.elapsed == .milliseconds(40))
  }

  @Test func `gives the time of the whole exchange to the response`() async throws {
    let site = Site(
      "oak", size: 500, connectTime: .milliseconds(20), latency: .milliseconds(30),
      bandwidth: 10_000)
    let web = SimulatedWeb(sites: [site])
    let run = try await simulate {
      try await Task.sleep(for: .seconds(3))
      return try await web.get("http://oak.example/")
    }
    #expect(run.value.elapsed == .milliseconds(100))
    #expect(run.value.elapsed == web.longestPageTime)
  }

  @Test func `serves as many requests at once as a site has room for`() throws {
    let run = try simulate(cores: 1) {
      let site = Site(
        "busy", size: 1, latency: .milliseconds(100), capacity: Capacity(atOnce: 3, queue: 4))
      let web = SimulatedWeb(sites: [site])
      let refused = Mutex(0)
      together(10) { _ in
        do { _ = try web.get(site) } catch { refused.withLock { $0 += 1 } }
      }
      return refused.withLock { $0 }
    }
    #expect(run.value == 3)
    #expect(run.elapsed == .milliseconds(300))
  }

  /// Which of two threads gets the page of a site that refuses the first request.
  @Sendable func winner() -> String {
    let site = Site("shy", size: 1, latency: .zero)
    let web = SimulatedWeb(sites: [site], faults: ["shy": .first(1, .refused)])
    let winner = Mutex("nobody")
    together(
      { if (try? web.get(site)) != nil { winner.withLock { $0 = "A" } } },
      { if (try? web.get(site)) != nil { winner.withLock { $0 = "B" } } })
    return winner.withLock { $0 }
  }

  @Test(arguments: ["A", "B"])
  func `is asked in either order by a search`(name: String) {
    #expect(throws: ScheduleFailure.self) { try everySchedule(winner) { $0 == name } }
  }

  @Test func `answers one of two under every schedule when it refuses one`() throws {
    try everySchedule(winner) { $0 == "A" || $0 == "B" }
  }

  @Test func `answers for real what it answers in a simulation`() async throws {
    let sites = (1...3).map { Site("site-\($0)", size: $0, latency: .milliseconds($0)) }
    let web = SimulatedWeb(sites: sites, faults: ["site-2": .status(404)])
    let run = try await simulate { try await web.get(sites[0]).size + web.get(sites[1]).status }
    let real = try await web.get(sites[0]).size + web.get(sites[1]).status
    #expect(run.value == 405)
    #expect(real == 405)
    let counts = sites.map { web.requestCount(of: $0) }
    #expect(counts == [2, 2, 0])
  }
}
