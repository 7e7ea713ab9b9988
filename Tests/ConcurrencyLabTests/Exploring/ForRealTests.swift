import ConcurrencyLab
import Programs
import Testing

/// The same program in a simulation and on real threads.
@Suite struct ForRealTests {
  @Test(arguments: Program.all)
  func `a program for real ends as it ends in a simulation`(program: Program) async throws {
    let simulated =
      switch program.body {
      case .thread(let body): try simulate(cores: 2) { try body() }.value
      case .task(let body): try await simulate(cores: 2) { try await body() }.value
      }
    let real = try await program.run()
    #expect(real == simulated)
  }
}
