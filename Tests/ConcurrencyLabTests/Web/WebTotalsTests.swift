import ConcurrencyLab
import Testing

/// The times that a web takes, against arithmetic.
@Suite struct `A web takes as long as arithmetic says` {
  /// So many requests by so many workers, for a page of such a site.
  struct Case: Sendable, CustomTestStringConvertible {
    var requests: Int
    var workers: Int
    var connect = 0
    var latency: Int
    var size = 1
    var bandwidth: Int?

    var testDescription: String {
      "\(requests) by \(workers): \(connect) + \(latency) ms, \(size) bytes at \(bandwidth ?? 0)"
    }

    /// The site; times are in milliseconds.
    var site: Site {
      Site(
        "cedar", size: size, connectTime: .milliseconds(connect), latency: .milliseconds(latency),
        bandwidth: bandwidth)
    }

    /// Rounds of one request for each worker, one after the other.
    var expected: Duration {
      let rounds = (requests + workers - 1) / workers
      let transfer = bandwidth.map { (size * 1_000_000_000 + $0 - 1) / $0 } ?? 0
      return .nanoseconds((connect + latency) * 1_000_000 + transfer) * rounds
    }
  }

  static let cases = [
    Case(requests: 1, workers: 1, latency: 300),
    Case(requests: 12, workers: 1, latency: 300),
    Case(requests: 12, workers: 5, latency: 300),
    Case(requests: 12, workers: 12, latency: 300),
    Case(requests: 13, workers: 12, latency: 300),
    Case(requests: 12, workers: 100, latency: 300),
    Case(requests: 7, workers: 3, connect: 40, latency: 60),
    Case(requests: 7, workers: 3, connect: 40, latency: 60, size: 10_000, bandwidth: 1_000),
    Case(requests: 7, workers: 3, latency: 0, size: 1, bandwidth: 3),
    Case(requests: 100, workers: 7, latency: 1, size: 699_004, bandwidth: 1_000_000),
  ]

  /// Hands out requests until there are no more.
  private func workers(_ count: Int, _ requests: Int, _ ask: @escaping @Sendable () -> Void) {
    let left = Mutex(requests)
    together(count) { _ in
      while left.withLock({
        $0 -= 1
        return $0 >= 0
      }) { ask() }
    }
  }

  @Test(arguments: cases)
  func `for threads`(_ it: Case) throws {
    let run = try simulate(cores: 1) {
      let web = SimulatedWeb(sites: [it.site])
      workers(it.workers, it.requests) { _ = try? web.get(it.site) }
      return web.requestCount(of: it.site)
    }
    #expect(run.value == it.requests)
    #expect(run.elapsed == it.expected)
    #expect(run.cpuTime == .zero)
  }

  @Test(arguments: cases)
  func `for a pool of threads`(_ it: Case) throws {
    let run = try simulate(cores: 1) {
      let web = SimulatedWeb(sites: [it.site])
      let pool = ThreadPoolExecutor(maxWorkers: it.workers)
      let futures = try (0..<it.requests).map { _ in try pool.submit { try web.get(it.site).size } }
      let total = try futures.reduce(0) { try $0 + $1.result() }
      pool.shutdown()
      return total
    }
    #expect(run.value == it.requests * it.size)
    #expect(run.elapsed == it.expected)
  }

  @Test(arguments: cases)
  func `for tasks`(_ it: Case) async throws {
    let run = try await simulate(cores: 1) {
      let web = SimulatedWeb(sites: [it.site])
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<it.requests {
          if number >= it.workers { try await group.next() }
          group.addTask { _ = try await web.get(it.site) }
        }
        try await group.waitForAll()
      }
    }
    #expect(run.elapsed == it.expected)
  }

  @Test(arguments: [1, 2, 3, 5], [0, 1, 4, 20])
  func `for a site with room for some at once, a queue, and no more`(atOnce: Int, queue: Int) throws
  {
    for clients in [1, 2, 5, 11] {
      let site = Site(
        "busy", size: 500, connectTime: .milliseconds(7), latency: .milliseconds(50),
        bandwidth: 10_000, capacity: Capacity(atOnce: atOnce, queue: queue))
      let run = try simulate(cores: 1) {
        let web = SimulatedWeb(sites: [site])
        let times = Mutex([Duration]())
        together(clients) { _ in
          guard let response = try? web.get(site) else { return }
          times.withLock { $0.append(response.elapsed) }
        }
        return times.withLock { $0 }
      }
      let served = min(clients, atOnce + queue)
      // 50 ms to the first byte and 50 ms for 500 bytes: 100 ms for each round.
      let times = (0..<served).map { Duration.milliseconds(7 + 100 * ($0 / atOnce + 1)) }
      #expect(run.value.sorted() == times, "\(clients) clients")
      #expect(run.elapsed == times.last)
    }
  }

  @Test(arguments: 1...60)
  func `for any traffic, by threads`(seed: Int) throws {
    let traffic = Traffic(seed: UInt64(seed))
    let (expected, found) = (traffic.workedOut(), try traffic.runByThreads())
    #expect(found == expected)
  }

  @Test(arguments: 1...60)
  func `for any traffic, by tasks`(seed: Int) async throws {
    let traffic = Traffic(seed: UInt64(seed))
    let (expected, found) = (traffic.workedOut(), try await traffic.runByTasks())
    #expect(found == expected)
  }

  @Test func `and every kind of ending is among them`() {
    let all = (1...60).flatMap { Traffic(seed: UInt64($0)).workedOut() }.map(\.what)
    for kind in [
      "bytes", "status 503", "status 500", "reset after 0", "ConnectTimeout", "ReadTimeout",
      "ConnectionRefused", "TooManyRedirects", "HostNotFound",
    ] {
      #expect(all.contains { $0.contains(kind) }, "\(kind)")
    }
  }
}
