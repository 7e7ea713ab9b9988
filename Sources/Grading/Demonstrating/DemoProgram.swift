import Foundation
import Trace

/// A demo as a program, ready to run in the box.
struct DemoProgram {
  /// What one run of it came to.
  struct Outcome {
    var run: Run?
    var trouble: Verdict?
    var output = ""
    var outputIsCut = false
  }

  /// How a demo is called in a verdict, where a check has the names of tests.
  static let name = "the demo"

  /// The name that verdicts have: the exercise's folder name, or that of a lesson's demo.
  let exercise: String
  let program: URL
  let compiler: Compiler
  /// What it may use.
  let limits: Limits
  /// The learner's file name and text, to place what was found; nothing where no solution is part of it.
  var file = ""
  var source = ""
  let options: DemoOptions

  /// Runs it once.
  /// - Parameter isReal: whether real time passes instead of simulated.
  func run(isReal: Bool, clock: inout StageClock) throws(GradingError) -> Outcome {
    let home = program.deletingLastPathComponent().appending(path: isReal ? "real" : "run")
    try FileManager.default.makeFolder(home)
    let nonce = UInt64.random(in: 1 ... .max)
    var environment = Command.quiet.merging(["HOME": home.path, "TMPDIR": home.path]) { $1 }
    if let cores = options.cores { environment["LAB_CORES"] = "\(cores)" }
    if isReal { environment["LAB_CLOCK"] = "real" }
    let command = Command(program.path, [], in: home.path, environment: environment)
    let result = try clock.measure(isReal ? "real" : "run") { () throws(GradingError) in
      try compiler.box.run(
        command, limits: limits, input: "\(nonce)\n", isCancelled: options.isCancelled)
    }
    let symbolizer = Symbolizer(compiler: compiler, program: program, file: file, source: source)
    let judge = DemoJudge(nonce: nonce, limit: limits.seconds, isReal: isReal)
    var judgement = try judge.judge(result) { addresses throws(GradingError) in
      try symbolizer.line(of: addresses)
    }
    var tests = [judgement.test]
    try symbolizer.name(&tests)
    judgement.test = tests[0]
    let output = Interruption.withoutTrace(result.text)
    let trouble = judgement.explanation.map { explanation in
      Verdict(
        exercise: exercise, outcome: judgement.outcome, explanation: explanation,
        tests: [judgement.test], diagnostics: diagnostics(at: judgement.crashedAt), output: output,
        outputIsCut: result.outputIsCut, signal: judgement.signal, limit: judgement.limit,
        timing: clock.timing)
    }
    return Outcome(
      run: judgement.test.runs.first, trouble: trouble, output: output,
      outputIsCut: result.outputIsCut)
  }

  private func diagnostics(at place: SourcePosition?) -> [Verdict.Diagnostic] {
    guard let place else { return [] }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let isThere = lines.indices.contains(place.line - 1)
    return [
      Verdict.Diagnostic(
        severity: .error, message: "it crashes here", position: place,
        sourceLine: isThere ? String(lines[place.line - 1]) : nil)
    ]
  }
}
