internal import CStrand
public import Trace

/// Runs a subject once, in virtual time on simulated cores.
public struct TimedRunner {
  private let cores: Int
  private let slice: Int

  /// Makes a runner; the slice is in nanoseconds.
  public init(cores: Int, slice: Int) {
    self.cores = cores
    self.slice = slice
  }

  /// Runs the subject and says what it looked like; what was found wrong is among its findings.
  public func run(_ subject: Subject) -> Run {
    Simulation.run {
      let world = TimedWorld(cores: cores, slice: slice, records: true)
      World.active = world
      world.reset()
      world.execute(subject.body)
      world.closeIntervals()
      _ = cs_registry_take_growth()
      var run = world.run()
      if case .discovered(let discovery) = Ending(of: world, subject, preferring: .dataRace) {
        let narration = Narration(world, Recorder(), subject)
        if let finding = narration.finding(for: .discovered(discovery), schedule: Schedule()) {
          run.findings = [finding]
        }
      }
      return run
    }
  }
}
