import ConcurrencyLab

/// Sites, and clients that each ask one of them at a time of their own.
struct Traffic: Sendable {
  /// One request.
  struct Client: Sendable {
    var site: Int
    var arrival: Duration
    var connectTimeout: Duration?
    var readTimeout: Duration?
  }

  /// How a request ended, and when.
  struct Ending: Equatable, Sendable {
    var what: String
    var time: Duration
  }

  var sites: [Site]
  var faults: FaultPlan
  var clients: [Client]

  /// Draws some traffic.
  init(seed: UInt64) {
    var random = Random(seed: seed)
    let names = ["alder", "birch", "cedar"]
    sites = names.map { Self.site($0, using: &random) }
    faults = [:]
    for name in names where Bool.random(using: &random) {
      faults.faults[name] = Self.fault(using: &random)
    }
    clients = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      Client(
        site: Int.random(in: 0..<names.count, using: &random),
        arrival: .microseconds(Int.random(in: 0..<300_000, using: &random)),
        connectTimeout: Self.milliseconds(in: 20...200, using: &random),
        readTimeout: Self.milliseconds(in: 50...900, using: &random))
    }
  }

  private static func site(_ name: String, using random: inout Random) -> Site {
    Site(
      name, size: Int.random(in: 1...50_000, using: &random),
      connectTime: .milliseconds(Int.random(in: 0...60, using: &random)),
      latency: .milliseconds(Int.random(in: 10...400, using: &random)),
      bandwidth: Bool.random(using: &random)
        ? Int.random(in: 9_000...900_000, using: &random) : nil,
      capacity: Bool.random(using: &random)
        ? Capacity(
          atOnce: Int.random(in: 1...3, using: &random),
          queue: Int.random(in: 0...3, using: &random))
        : nil)
  }

  private static func fault(using random: inout Random) -> Fault {
    let pieces = Int.random(in: 1...9, using: &random)
    let faults: [Fault] = [
      .refused, .neverConnects, .neverAnswers, .resetMidway, .status(503), .redirectsInALoop,
      .redirects(to: "http://alder.example/"), .redirects(to: "http://oak.example/"),
      .trickles(pieces: pieces, every: .milliseconds(Int.random(in: 0...600, using: &random))),
      .first(pieces, .status(500)), .first(2, .refused),
    ]
    return faults.randomElement(using: &random) ?? .refused
  }

  private static func milliseconds(
    in range: ClosedRange<Int>, using random: inout Random
  ) -> Duration? {
    Bool.random(using: &random) ? .milliseconds(Int.random(in: range, using: &random)) : nil
  }
}

extension Traffic {
  /// The same by threads that ask the web.
  func runByThreads() throws -> [Ending] {
    try simulate(cores: 1) { [self] in
      let web = SimulatedWeb(sites: sites, faults: faults)
      let start = ContinuousClock.now
      let endings = Mutex(Array(repeating: Ending(what: "", time: .zero), count: clients.count))
      together(clients.count) { number in
        let client = clients[number]
        Thread.sleep(for: client.arrival)
        let what = Self.text {
          try web.get(
            sites[client.site], connectTimeout: client.connectTimeout,
            readTimeout: client.readTimeout)
        }
        let time = start.duration(to: .now)
        endings.withLock { $0[number] = Ending(what: what, time: time) }
      }
      return endings.withLock { $0 }
    }.value
  }

  /// The same by tasks.
  func runByTasks() async throws -> [Ending] {
    try await simulate(cores: 1) { [self] in
      let web = SimulatedWeb(sites: sites, faults: faults)
      let start = ContinuousClock.now
      return try await withThrowingTaskGroup(of: (Int, Ending).self) { group in
        for (number, client) in clients.enumerated() {
          group.addTask {
            try await Task.sleep(for: client.arrival)
            let result: Result<Response, any Error>
            do {
              result = .success(
                try await web.get(
                  sites[client.site], connectTimeout: client.connectTimeout,
                  readTimeout: client.readTimeout))
            } catch { result = .failure(error) }
            return (number, Ending(what: Self.text(result.get), time: start.duration(to: .now)))
          }
        }
        var endings = Array(repeating: Ending(what: "", time: .zero), count: clients.count)
        for try await (number, ending) in group { endings[number] = ending }
        return endings
      }
    }.value
  }

  private static func text(_ response: () throws -> Response) -> String {
    do {
      return try response().description
    } catch let error as ConnectionReset {
      return "reset after \(error.received) of \(error.expected)"
    } catch {
      return "\(type(of: error))"
    }
  }
}
