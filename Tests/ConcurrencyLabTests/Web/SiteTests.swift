import Testing

@testable import ConcurrencyLab

@Suite struct `The twelve sites` {
  let sites = Site.twelve

  @Test func `have the sizes of the reader's twelve pages, two of them the same`() {
    let sizes = sites.map(\.size)
    #expect(
      sizes == [
        2443, 6216, 699004, 250164, 579572, 107530, 165901, 107530, 210816, 74060, 174553, 19492,
      ])
  }

  @Test func `have names of their own, in alphabetical order`() {
    let names = sites.map(\.name)
    #expect(names == Array(Set(names)).sorted())
  }

  /// The time that so many workers need when each takes the next site as soon as it is free.
  func time(workers: Int) -> Duration {
    var free = Array(repeating: Duration.zero, count: workers)
    for site in sites {
      let next = free.indices.min { free[$0] < free[$1] } ?? 0
      free[next] += site.pageTime
    }
    return free.max() ?? .zero
  }

  @Test func `take 10.8 s one by one, 2.85 s by five workers, 1.5 s at once`() {
    let web = SimulatedWeb()
    #expect(web.totalPageTime == .milliseconds(10_800))
    #expect(time(workers: 1) == .milliseconds(10_800))
    #expect(time(workers: 5) == .milliseconds(2_850))
    #expect(time(workers: 12) == .milliseconds(1_500))
    #expect(web.longestPageTime == .milliseconds(1_500))
  }

  @Test func `never take longer with one more worker`() {
    for workers in 2...12 {
      let (fewer, more) = (time(workers: workers - 1), time(workers: workers))
      #expect(more <= fewer, "\(workers) workers")
    }
  }
}
