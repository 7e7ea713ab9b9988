import Testing

@testable import Simulator

struct CoverageTests {
  @Test func `the estimate of plain search is between nothing and all, and ends at all`() {
    var search = ExhaustiveScheduler()
    var estimates: [Double] = []
    ModelMachine(OraclePrograms.counter(2, 3)).explore(&search) { search, _ in
      estimates.append(search.covered)
    }
    let isPlausible = estimates.allSatisfy { (0...1).contains($0) }
    #expect(isPlausible)
    #expect(estimates.last == 1)
    #expect(estimates.dropLast().allSatisfy { $0 < 1 })
    let half = estimates[estimates.count / 2]
    #expect((0.25...0.75).contains(half))
  }

  @Test func `the estimate of the reduction is of the right size half way`() {
    var search = SourceDPORScheduler()
    var estimates: [Double] = []
    ModelMachine(OraclePrograms.counter(3, 2)).explore(&search) { search, _ in
      estimates.append(search.covered)
    }
    let half = estimates[estimates.count / 2]
    #expect((0.2...0.9).contains(half))
    #expect(estimates.last == 1)
  }
}
