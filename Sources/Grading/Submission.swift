import Course
import Foundation
import Trace

/// One text on its way to a verdict: compile, gate, fit, link, run, judge, name.
struct Submission {
  let exercise: Exercise
  let prepared: PreparedExercise
  let text: String
  /// A fresh folder; nothing else of where the text came from is used.
  let folder: URL
  let compiler: Compiler
  var options: GradeOptions

  /// The name that the text has in every position.
  var file: String { "\(exercise.id).swift" }

  /// Takes all the steps until one of them has the last word.
  func grade(clock start: StageClock) throws(GradingError) -> Verdict {
    var clock = start
    switch try build(prepared.objects, clock: &clock) {
    case .verdict(let verdict): return verdict
    case .program(let program, let warnings):
      return try run(program, warnings: warnings, clock: &clock)
    }
  }

  /// Runs the program, judges it, and gives names to what was found.
  /// - Parameter tests: the tests that have to have run.
  func run(
    _ program: URL, tests: [PreparedExercise.Test]? = nil, warnings: [Verdict.Diagnostic],
    clock: inout StageClock
  ) throws(GradingError) -> Verdict {
    let home = folder.appending(path: "run")
    try FileManager.default.makeFolder(home)
    let nonce = UInt64.random(in: 1 ... .max)
    var limits = Limits.running(exercise)
    if options.environment["LAB_BUDGET"] == "thorough" {
      // Searches take as long as they need, within reason.
      limits.seconds *= 3
      limits.cpuSeconds *= 3
    }
    let environment = Command.quiet.merging(["HOME": home.path, "TMPDIR": home.path]) { $1 }
      .merging(options.environment) { $1 }
    let command = Command(program.path, [], in: home.path, environment: environment)
    var relay = RecordRelay(onRecord: options.onRecord)
    let result = try clock.measure("run") { () throws(GradingError) in
      try compiler.box.run(
        command, limits: limits, input: "\(nonce)\n", onRecords: { relay.take($0) },
        isCancelled: options.isCancelled)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let symbolizer = Symbolizer(compiler: compiler, program: program, file: file, source: text)
    let judgement = try clock.measure("names") { () throws(GradingError) in
      let judge = Judge(inventory: tests ?? prepared.tests, nonce: nonce, limit: limits.seconds)
      var judgement = try judge.judge(result) { addresses throws(GradingError) in
        try symbolizer.line(of: addresses)
      }
      try symbolizer.name(&judgement)
      return judgement
    }
    var diagnostics = warnings
    if let place = judgement.crashedAt {
      diagnostics.insert(
        Verdict.Diagnostic(
          severity: .error, message: "it crashes here", position: place,
          sourceLine: lines.indices.contains(place.line - 1) ? String(lines[place.line - 1]) : nil),
        at: 0)
    }
    return Verdict(
      exercise: exercise.id, outcome: judgement.outcome, explanation: judgement.explanation,
      tests: judgement.tests, diagnostics: diagnostics,
      output: Interruption.withoutTrace(result.text),
      outputIsCut: result.outputIsCut, signal: judgement.signal, limit: judgement.limit,
      timing: clock.timing)
  }
}

extension Limits {
  /// For a solution of an exercise.
  static func running(_ exercise: Exercise) -> Limits {
    var limits = running
    if let seconds = exercise.limits.seconds {
      limits.seconds = seconds
      limits.cpuSeconds = Int(seconds) + 2
    }
    return limits
  }
}
