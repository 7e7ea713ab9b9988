import ConcurrencyLab
import Testing

/// What lessons 1 and 5 state, run.
@Suite struct `The lessons on waiting say what is so` {
  let web = SimulatedWeb()
  let three = Array(Site.twelve.prefix(3))

  @Test func `twelve pages one by one take 10.8 s and no processor`() async throws {
    let run = try await simulate { [web] in
      for site in web.sites { _ = try await web.get(site) }
    }
    #expect(run.elapsed == .milliseconds(10_800))
    #expect(run.cpuTime == .zero)
  }

  @Test(
    arguments: zip([1, 2, 3, 5, 8, 12, 100], [10_800, 5_600, 4_050, 2_850, 2_190, 1_500, 1_500]))
  func `so many workers take so long`(workers: Int, milliseconds: Int) throws {
    let run = try simulate(cores: 1) { [web] in
      let next = Mutex(0)
      together(workers) { _ in
        while true {
          let index = next.withLock { value in
            defer { value += 1 }
            return value
          }
          guard index < web.sites.count else { return }
          _ = try? web.get(web.sites[index])
        }
      }
    }
    #expect(run.elapsed == .milliseconds(milliseconds))
  }

  @Test func `two async lets overlap`() async throws {
    let run = try await simulate { [web] in
      async let alder = web.get(web.sites[0])
      async let birch = web.get(web.sites[1])
      return try await [alder, birch].map(\.site.name)
    }
    #expect(run.elapsed == .milliseconds(880))
    #expect(run.value == ["alder", "birch"])
  }

  @Test func `an async let that is awaited at once overlaps with nothing`() async throws {
    let run = try await simulate { [web, three] in
      for site in three {
        async let page = web.get(site)
        _ = try await page
      }
    }
    #expect(run.elapsed == .milliseconds(1_750))
  }

  @Test func `a group hands out pages as they come`() async throws {
    let run = try await simulate { [web, three] in
      try await withThrowingTaskGroup(of: Response.self) { group in
        for site in three { group.addTask { try await web.get(site) } }
        return try await group.reduce(into: []) { $0.append($1.site.name) }
      }
    }
    #expect(run.value == ["cedar", "alder", "birch"])
  }

  @Test func `tasks that block on one core take the sum of their waits`() async throws {
    let run = try await simulate(cores: 1) { [web, three] in
      @Sendable func fetch(_ site: Site) throws -> Response { try web.get(site) }
      await withTaskGroup(of: Void.self) { group in
        for site in three { group.addTask { _ = try? fetch(site) } }
      }
    }
    #expect(run.elapsed == .milliseconds(1_750))
  }

  @Test func `a trickle passes a read limit that no silence exceeds`() async throws {
    let web = SimulatedWeb(
      sites: [Site("slow", size: 20, latency: .milliseconds(1_500))],
      faults: ["slow": .trickles(pieces: 20, every: .milliseconds(1_500))])
    let run = try await simulate {
      try await web.get(web.sites[0], connectTimeout: .seconds(1), readTimeout: .seconds(2))
    }
    #expect(run.value.isSuccess)
    #expect(run.elapsed == .seconds(30))
  }

  @Test func `the first clause that fits wins`() {
    let web = SimulatedWeb(faults: ["alder": .neverConnects])
    var printed = ""
    do {
      _ = try simulate { try web.get(web.sites[0], connectTimeout: .seconds(1)) }
    } catch is any ConnectionError {
      printed = "no connection"
    } catch is ConnectTimeout {
      printed = "too slow to answer the call"
    } catch {}
    #expect(printed == "no connection")
  }
}
