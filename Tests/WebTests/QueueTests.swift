import Testing

@testable import Web

@Suite struct `A site with a capacity` {
  /// Lets requests of one work come at these times; how long each waits, nil where refused.
  func waits(
    _ times: [Int], work: Int = 100, atOnce: Int, queue: Int
  ) -> [Int?] {
    var line = Queue()
    return times.map { time in
      line.enter(
        at: .milliseconds(time), work: .milliseconds(work),
        capacity: Capacity(atOnce: atOnce, queue: queue)
      ).map { Int($0 / .milliseconds(1)) }
    }
  }

  @Test func `works on so many at once and lets the others wait in turn`() {
    #expect(waits([0, 0, 0, 0, 0], atOnce: 2, queue: 9) == [0, 0, 100, 100, 200])
  }

  @Test func `refuses what finds the queue full`() {
    #expect(waits([0, 0, 0, 0], atOnce: 1, queue: 2) == [0, 100, 200, nil])
  }

  @Test func `takes the next when one is done`() {
    #expect(waits([0, 50, 100, 350], atOnce: 1, queue: 1) == [0, 50, 100, 0])
  }

  @Test func `serves n requests in n times the work over the capacity`() {
    for capacity in 1...5 {
      for count in 1...20 {
        let last = waits(Array(repeating: 0, count: count), atOnce: capacity, queue: count)
        #expect(last.last == (count - 1) / capacity * 100, "\(count) by \(capacity)")
      }
    }
  }

  @Test func `makes a client wait whose patience counts from its call`() {
    let site = Site(
      "busy", size: 1, latency: .milliseconds(100), capacity: Capacity(atOnce: 1, queue: 9))
    var network = Network(sites: [site], faults: [:], seed: 1)
    let ends = (0..<3).map { _ -> String in
      let patience = Exchange.Patience(read: .milliseconds(250))
      var exchange = Exchange(url: site.url, patience: patience)
      var now = Duration.zero
      while true {
        switch exchange.next(at: now, in: &network) {
        case .wait(let time): now += time
        case .answer: return "page at \(now)"
        case .fail(let error): return "\(type(of: error)) at \(now)"
        }
      }
    }
    #expect(ends == ["page at 0.1 seconds", "page at 0.2 seconds", "ReadTimeout at 0.25 seconds"])
  }
}
