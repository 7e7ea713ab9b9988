import ConcurrencyLab

extension Traffic {
  /// What comes of it, worked out event by event, without the web's own code: each site is a door,
  /// a line and a few desks.
  func workedOut() -> [Ending] {
    var events = Events(traffic: self)
    return events.run()
  }

  /// What happens next, and the state of each site.
  private struct Events {
    enum Event {
      case call(client: Int)
      case reach(client: Int, fault: Fault?)
      case done(site: Int)
    }

    /// A request that has reached its site.
    struct Visit {
      var client: Int
      var came: Duration
      var fault: Fault?
    }

    struct Desk {
      var calls = 0
      var busy = 0
      var line: [Visit] = []
    }

    let traffic: Traffic
    var pending: [(time: Duration, event: Event)]
    var desks: [Desk]
    /// The site that a client is at, after redirects, and how many it followed.
    var places: [(site: Int?, redirects: Int)]
    var endings: [Ending?]

    init(traffic: Traffic) {
      self.traffic = traffic
      pending = traffic.clients.enumerated().map { ($1.arrival, .call(client: $0)) }
      desks = traffic.sites.map { _ in Desk() }
      places = traffic.clients.map { ($0.site, 0) }
      endings = traffic.clients.map { _ in nil }
    }

    mutating func run() -> [Ending] {
      while let next = pending.indices.min(by: { pending[$0].time < pending[$1].time }) {
        let (time, event) = pending.remove(at: next)
        switch event {
        case .call(let client): call(client, at: time)
        case .reach(let client, let fault): reach(client, fault, at: time)
        case .done(let site):
          desks[site].busy -= 1
          if !desks[site].line.isEmpty { serve(desks[site].line.removeFirst(), at: time) }
        }
      }
      return endings.compactMap { $0 }
    }

    private mutating func end(_ client: Int, _ what: String, at time: Duration) {
      endings[client] = Ending(what: what, time: time)
    }

    private mutating func call(_ client: Int, at time: Duration) {
      guard places[client].redirects <= 30 else {
        return end(client, "TooManyRedirects", at: time)
      }
      guard let number = places[client].site else { return end(client, "HostNotFound", at: time) }
      let site = traffic.sites[number]
      var fault = traffic.faults.faults[site.name]
      if case .first(let count, let early) = fault {
        fault = desks[number].calls < count ? early : nil
      }
      desks[number].calls += 1
      let limit = traffic.clients[client].connectTimeout ?? .seconds(127)
      if fault == .neverConnects || site.connectTime > limit {
        end(client, "ConnectTimeout", at: time + limit)
      } else if fault == .refused {
        end(client, "ConnectionRefused", at: time + site.connectTime)
      } else {
        pending.append((time + site.connectTime, .reach(client: client, fault: fault)))
      }
    }

    private mutating func reach(_ client: Int, _ fault: Fault?, at time: Duration) {
      guard let number = places[client].site else { return }
      let visit = Visit(client: client, came: time, fault: fault)
      guard let capacity = traffic.sites[number].capacity else { return serve(visit, at: time) }
      if desks[number].busy < capacity.atOnce {
        serve(visit, at: time)
      } else if desks[number].line.count < capacity.queue {
        desks[number].line.append(visit)
      } else {
        end(client, "ConnectionRefused", at: time)
      }
    }

    /// A site turns to a request.
    private mutating func serve(_ visit: Visit, at time: Duration) {
      let client = visit.client
      guard let number = places[client].site else { return }
      let site = traffic.sites[number]
      // When something comes, until when, and what it is in the end.
      let first = time + site.latency.longest
      var (moments, last, what) = ([first], first, "\(site): status 503")
      var target: Int??
      func transfer(_ bytes: Int) -> Duration {
        guard let bandwidth = site.bandwidth else { return .zero }
        let whole = bytes / bandwidth
        let rest = (bytes % bandwidth * 1_000_000_000 + bandwidth - 1) / bandwidth
        return .seconds(whole) + .nanoseconds(rest)
      }
      let page = site.size == 1 ? "\(site): 1 byte" : "\(site): \(site.size) bytes"
      switch visit.fault {
      case .neverAnswers:
        (moments, last) = ([time + .seconds(3600)], time + .seconds(3600))
        what = "reset after 0 of \(site.size)"
      case .resetMidway:
        last = first + transfer(site.size / 2)
        what = "reset after \(site.size / 2) of \(site.size)"
      case .status(let status): what = "\(site): status \(status)"
      case .redirectsInALoop: target = .some(number)
      case .redirects(let url):
        target = .some(traffic.sites.firstIndex { url == "http://\($0.name).example/" })
      case .trickles(let pieces, let every):
        moments = (0..<pieces).map { first + every * $0 }
        (last, what) = (moments[pieces - 1], page)
      default: (last, what) = (first + transfer(site.size), page)
      }
      if site.capacity != nil {
        desks[number].busy += 1
        pending.append((last, .done(site: number)))
      }
      if let limit = traffic.clients[client].readTimeout {
        for (before, after) in zip([visit.came] + moments, moments) where after - before > limit {
          return end(client, "ReadTimeout", at: before + limit)
        }
      }
      if let target {
        places[client] = (target, places[client].redirects + 1)
        pending.append((last, .call(client: client)))
      } else {
        end(client, what, at: last)
      }
    }
  }
}
