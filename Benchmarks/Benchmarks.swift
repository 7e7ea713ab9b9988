import ConcurrencyLab
import Simulator
import Specimens
import Trace

/// Measures the simulator and prints a table; the figures of others are in `README.md`.
@main
struct Benchmarks {
  private static let isOnce = CommandLine.arguments.contains("--once")
  private static let stopwatch = Stopwatch(repetitions: isOnce ? 1 : 9)

  static func main() async throws {
    let wanted = CommandLine.arguments.dropFirst().filter { $0 != "--once" }
    func isWanted(_ name: String) -> Bool { wanted.isEmpty || wanted.contains(name) }
    if isWanted("sleep") { try await sleepers() }
    if isWanted("search") { search() }
    if isWanted("proof") { proofs() }
    if isWanted("access") { access() }
    if isWanted("reduction") { reduction() }
    if isWanted("verdicts") { verdicts() }
  }

  /// Every schedule of a counter, one after another, without reduction; then one of each trace.
  private static func search() {
    for program in [Program.counter(2, 4), .counter(3, 2)] {
      for (name, strategy) in [("all schedules", Strategy.exhaustive), ("all traces", .everyTrace)]
      {
        let explorer = Explorer(budget: .init())
        var survey = Survey()
        let time = stopwatch.measure {
          survey = explorer.survey(program.subject, by: strategy)
        }
        print(
          "\(program.name), \(name): \(survey.executions) executions, \(survey.redundant) given up,",
          "\(survey.failing) failing, \(time),",
          "\(time.rate(of: survey.executions)) executions/s, \(time.rate(of: survey.steps)) steps/s"
        )
      }
    }
  }

  /// The default plan: the time until a proof or the simplest failure.
  private static func proofs() {
    let programs =
      [
        Program.lockedCounter(2, 4), .lockedCounter(3, 2), .philosophers(5, inOrder: true),
        .philosophers(5, inOrder: false), .counter(2, 4), .counter(3, 2),
      ] + Program.classics
    for program in programs {
      var verdict = ""
      let time = stopwatch.measure {
        let found = Explorer().explore(program.subject)
        verdict =
          "\(found.verdict) after \(found.executions) executions, \(found.traces) traces"
      }
      print("\(program.name): \(verdict), \(time)")
    }
  }

  /// Tasks that sleep in virtual time.
  private static func sleepers() async throws {
    let before = Stopwatch.peakMemory
    for count in [1_000, 10_000, 100_000] {
      let time = try await stopwatch.measure {
        _ = try await simulate(cores: 1) {
          let tasks = (0..<count).map { number in
            Task { try? await Task.sleep(for: .milliseconds(number % 1_000)) }
          }
          for task in tasks { await task.value }
        }
      }
      print(
        "\(count) sleeping tasks: \(time), \(time.rate(of: count)) tasks/s,",
        "\(Stopwatch.peakMemory) MiB at most, \(before) MiB before")
    }
  }

  /// The cost of an access that nobody shares: an addition is a read and a write.
  private static func access() {
    let times = 20_000
    let counter = PlainCounter()
    let plain = stopwatch.measure { counter.add(times) }.median
    var simulated = 0.0
    _ = try? simulate {
      let counter = PlainCounter()
      simulated = stopwatch.measure { counter.add(times) }.median
      return 0
    }
    for (name, seconds) in [("outside a simulation", plain), ("inside", simulated)] {
      let nanoseconds = (seconds * 1e9 / Double(times) * 10).rounded() / 10
      print("an instrumented addition \(name): \(nanoseconds) ns")
    }
  }

  /// How many executions it takes to see everything, with reduction and without.
  private static func reduction() {
    for program in Program.ten {
      let limit = Simulator.Budget(executions: 5_000_000)
      let all = Explorer(budget: limit).survey(program.subject, by: .exhaustive)
      let traces = Explorer(budget: limit).survey(program.subject, by: .everyTrace)
      print(
        "\(program.name): \(all.isComplete ? "" : "more than ")\(all.executions) schedules,",
        "\(traces.executions) traces, \(traces.redundant) executions given up")
    }
  }

  /// What a search says of the programs that `ThreadSanitizer/compare` runs.
  private static func verdicts() {
    for program in Program.forSanitizers {
      var exploration = Exploration(verdict: .undecided)
      let time = stopwatch.measure { exploration = Explorer().explore(program.subject) }
      let kinds = exploration.findings.map(\.kind.rawValue).joined(separator: ", ")
      print(
        "\(program.name): \(exploration.verdict), \(kinds),",
        "\(exploration.executions) executions, \(time)")
    }
  }
}
