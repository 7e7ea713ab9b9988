import CStrand
import Specimens
import Trace

@testable import Simulator

/// A program run by the engine, once for each trace.
final class EngineRun {
  private(set) var outcomes: Set<String> = []
  private(set) var traces: Set<UInt64> = []
  private(set) var repeatedTraces = 0
  /// The variables that the engine reported a data race on, in any execution.
  private(set) var races: Set<Int> = []
  private(set) var survey = Survey()

  private let program: LittleProgram
  private let isWrong: (String) -> Bool
  private var objects: [UInt] = []
  private var returned: String?
  private var seen: [String] = []

  init(_ program: LittleProgram, isWrong: @escaping (String) -> Bool) {
    self.program = program
    self.isWrong = isWrong
    let subject = subject
    survey = Simulation.run {
      Explorer.untilStable {
        outcomes = []
        traces = []
        repeatedTraces = 0
        races = []
        return Explorer().attempt(subject, with: SourceDPORScheduler(hashesTraces: true)) {
          take($0, $1)
        }
      } ?? Survey()
    }
  }

  var subject: Subject {
    Subject(
      body: .thread { [self] in
        let machine = LittleMachine(program)
        objects = machine.objects
        returned = "\(machine.run())"
      },
      judge: { [self] in
        guard let returned else { return nil }
        self.returned = nil
        let number = seen.firstIndex(of: returned) ?? seen.count
        if number == seen.count { seen.append(returned) }
        return Subject.Judgement(isRight: !isWrong(returned), outcome: number)
      },
      describe: { [self] in seen[$0] }, headline: { [self] in seen[$0] })
  }

  private func take(_ world: ExploringWorld<SourceDPORScheduler>, _ ending: Ending) {
    switch ending {
    case .returned(let judgement): outcomes.insert(seen[judgement.outcome])
    case .discovered: outcomes.insert("stuck")
    }
    if !traces.insert(world.search.trace).inserted { repeatedTraces += 1 }
    for race in world.races {
      guard let location = cs_location_numbered(race.location) else { continue }
      let address = UInt(location.pointee.address)
      if let variable = objects.firstIndex(where: { address == $0 + 16 }) { races.insert(variable) }
    }
  }
}
