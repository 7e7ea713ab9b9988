import Specimens
import Testing

@testable import Simulator

/// Which data races there are where atomics order some of what happens: instrumented Swift under the engine against the
/// definition of happens-before.
@Suite struct GeneratedOrderingTests {
  private static let mostInterleavings = 4_000

  @Test(arguments: 1...10)
  func `what atomics order does not race, and what they do not does`(_ seed: UInt64) {
    var programs = LittlePrograms(seed: seed)
    var (racing, clean) = (0, 0)
    for number in 0..<40 {
      let program = programs.nextWithOrderings()
      let truth = OrderingMachine(program, limit: Self.mostInterleavings)
      guard truth.interleavings < Self.mostInterleavings else { continue }
      let run = EngineRun(program) { _ in false }
      #expect(run.survey.isComplete)
      #expect(run.outcomes == truth.outcomes, "program \(number): \(program)")
      #expect(run.races == truth.races, "program \(number): \(program)")
      if truth.races.isEmpty { clean += 1 } else { racing += 1 }
    }
    #expect(racing >= 5 && clean >= 5)
  }
}
