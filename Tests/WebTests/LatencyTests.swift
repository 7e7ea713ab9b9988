import Testing

@testable import Web

@Suite struct `A latency` {
  func draws(_ latency: Latency, seed: UInt64 = 7, count: Int = 2_000) -> [Duration] {
    (0..<count).map { number in
      var draw = Draw(seed: seed, name: "oak", number: number)
      return latency.time(at: draw.share())
    }
  }

  @Test func `that is fixed does not vary`() {
    #expect(Set(draws(.fixed(.milliseconds(3)))) == [.milliseconds(3)])
  }

  @Test func `between two bounds stays there and fills the room`() {
    let times = draws(.between(.milliseconds(100), .milliseconds(200)))
    let mean = times.reduce(.zero, +) / times.count
    #expect(times.allSatisfy { $0 >= .milliseconds(100) && $0 <= .milliseconds(200) })
    #expect(mean > .milliseconds(147) && mean < .milliseconds(153))
  }

  @Test func `that is skewed has its mean and a long tail`() throws {
    let latency = Latency.skewed(least: .milliseconds(50), mean: .milliseconds(150))
    let times = draws(latency)
    let mean = times.reduce(.zero, +) / times.count
    let longest = try #require(times.max())
    #expect(times.allSatisfy { $0 >= .milliseconds(50) && $0 <= latency.longest })
    #expect(mean > .milliseconds(142) && mean < .milliseconds(158))
    #expect(longest > .milliseconds(500))
  }

  @Test func `is the same for the same seed, site and request, and only then`() {
    let latency = Latency.between(.zero, .seconds(1))
    #expect(draws(latency, count: 20) == draws(latency, count: 20))
    #expect(draws(latency, count: 20) != draws(latency, seed: 8, count: 20))
    var (oak, elm) = (Draw(seed: 7, name: "oak"), Draw(seed: 7, name: "elm"))
    let (first, second) = (oak.share(), elm.share())
    #expect(first != second)
  }
}
