import Specimens
import Testing
import Trace

@testable import Simulator

/// Instrumented Swift under the real engine against plain exhaustive search of a model machine, on programs that
/// nobody chose.
///
/// The two have in common what a program means, and nothing of how it is run: the model machine has no memory, no
/// vector clocks and no strands, and its every access is a step. What must hold: the same outcomes; as many traces as
/// all interleavings have, no two executions with one trace (some may be given up half-way, since source sets alone
/// do not exclude that); a race reported on just those variables whose accesses could follow each other directly, either
/// way round; the fewest preemptions of any failing interleaving.
@Suite struct GeneratedProgramTests {
  private static let mostInterleavings = 3_000

  /// What all interleavings of a program come to.
  private struct Truth {
    var outcomes: Set<String> = []
    var traces: Set<UInt64> = []
    var races: Set<Int> = []
    var fewestPreemptions: Int?
  }

  /// - Returns: nil if there are too many interleavings.
  private func truth(of program: LittleProgram, failing: (String) -> Bool) -> Truth? {
    let machine = ModelMachine(program.model)
    machine.checkedVariables = LittleProgram.variables
    var search = ExhaustiveScheduler(hashesTraces: true)
    var truth = Truth()
    machine.explore(&search, limit: Self.mostInterleavings) { search, machine in
      let outcome =
        machine.isStuck
        ? Self.stuck
        : "\((0..<machine.program.variables.count).map { machine.variables[$0] })"
      truth.outcomes.insert(outcome)
      truth.traces.insert(search.trace)
      if failing(outcome) {
        truth.fewestPreemptions = min(truth.fewestPreemptions ?? .max, search.preemptions)
      }
    }
    truth.races = machine.raced
    return search.executions < Self.mostInterleavings ? truth : nil
  }

  private static let stuck = "stuck"

  /// Some of what can come out is declared wrong.
  private func isWrong(_ outcome: String) -> Bool {
    outcome == Self.stuck || outcome.hasPrefix("[2") || outcome.hasSuffix("1]")
  }

  @Test(arguments: 1...12)
  func `instrumented Swift does under the engine what the model machine does`(_ seed: UInt64) {
    var programs = LittlePrograms(seed: seed)
    var compared = 0
    for number in 0..<50 {
      let program = programs.next()
      guard let truth = truth(of: program, failing: isWrong) else { continue }
      compared += 1
      let run = EngineRun(program, isWrong: isWrong)
      #expect(run.outcomes == truth.outcomes, "program \(number): \(program)")
      #expect(run.survey.isComplete, "program \(number)")
      #expect(run.repeatedTraces == 0, "program \(number) runs a trace twice: \(program)")
      #expect(run.traces.count == truth.traces.count, "program \(number): \(program)")
      if !program.hasTries {
        #expect(run.races == truth.races, "program \(number): \(program)")
      }
      let failure = Explorer().explore(run.subject).findings.first { $0.kind != .dataRace }
      #expect(failure?.preemptions == truth.fewestPreemptions, "program \(number): \(program)")
      #expect(failure?.fewestPreemptions ?? true, "program \(number): \(program)")
    }
    #expect(compared >= 15)
  }
}
