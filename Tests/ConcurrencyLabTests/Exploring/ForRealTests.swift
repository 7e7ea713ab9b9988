import ConcurrencyLab
import Programs
import Testing

/// The same program in a simulation and on real threads.
@Suite struct ForRealTests {
  @Test(arguments: Program.all)
  func `a program for real ends as it ends in a simulation`(program: Program) throws {
    let simulated = try simulate(cores: 2) { try program.run() }.value
    let real = try program.run()
    #expect(real == simulated)
  }
}
