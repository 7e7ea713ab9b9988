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
  let options: GradeOptions

  private var file: String { "\(exercise.id).swift" }

  /// Takes all the steps until one of them has the last word.
  func grade(clock start: StageClock) throws(GradingError) -> Verdict {
    var clock = start
    try Cache.write(Data(text.utf8), to: folder.appending(path: file))
    let compilation = try clock.measure("compile") { () throws(GradingError) in
      try compiler.compileSolution(
        file, in: folder, exercise: prepared.folder, isCancelled: options.isCancelled)
    }
    guard compilation.succeeded else {
      return reply(clock).doesNotCompile(compilation, toolchain: compiler.toolchain)
    }
    let warnings = reply(clock).diagnostics(compilation, toolchain: compiler.toolchain)
    if let refusal = try clock.measure(
      "memory",
      { () throws(GradingError) in
        try memoryRefusal(compilation)
      })
    {
      return reply(clock).refused(refusal)
    }
    guard let bytes = FileManager.default.contents(atPath: compilation.object.path),
      let object = try? ELFObject(Array(bytes))
    else {
      throw .cannotRead(path: compilation.object.path, reason: "the compiler's file is damaged")
    }
    if let refusal = try clock.measure("gate", { () throws(GradingError) in try gate(object) }) {
      return reply(clock).refused(refusal)
    }
    let misfits = clock.measure("fit") { Fit(exercise: prepared).misfits(in: object) }
    guard misfits.isEmpty else { return reply(clock).doesNotFit(misfits, warnings: warnings) }

    let program = folder.appending(path: "program")
    let linked = try clock.measure("link") { () throws(GradingError) in
      try compiler.link(
        prepared.objects + [compilation.object], to: program, isCancelled: options.isCancelled)
    }
    guard linked.end == .exited(0) else {
      throw .cannotRun(program: "ld.lld", reason: linked.text)
    }
    return try run(program, warnings: warnings, clock: &clock)
  }

  private func reply(_ clock: StageClock) -> Reply {
    Reply(exercise: exercise, text: text, clock: clock)
  }

  /// The memory rule, if need be on a copy in which `unsafe` no longer silences the compiler.
  private func memoryRefusal(
    _ compilation: Compiler.Compilation
  ) throws(GradingError) -> Refusal? {
    var groups = compilation.groups
    if MemoryRule.mentionsUnsafe(text) {
      let copy = folder.appending(path: "blanked")
      try FileManager.default.makeFolder(copy)
      try Cache.write(Data(MemoryRule.blanked(text).utf8), to: copy.appending(path: file))
      let second = try compiler.compileSolution(
        file, in: copy, exercise: prepared.folder, onlyChecks: true,
        isCancelled: options.isCancelled)
      guard second.succeeded else {
        let first = second.groups.first { $0.main.severity == .error }?.main
        return Refusal(
          .memory, "it needs the word 'unsafe'", line: first?.line, column: first?.column ?? 0,
          instead: "Use the value itself; nothing here needs a pointer.")
      }
      groups += second.groups
    }
    do { try MemoryRule.check(groups) } catch { return error }
    return nil
  }

  /// The object gate; the line of an objection is looked for only when there is one.
  private func gate(_ object: ELFObject) throws(GradingError) -> Refusal? {
    guard let objection = ObjectGate.check(object) else { return nil }
    var refusal = objection.refusal
    if let symbol = objection.symbol {
      refusal.line = try SymbolUse(compiler: compiler, folder: folder).line(of: symbol, file: file)
    }
    return refusal
  }

  /// Runs the program, judges it, and gives names to what was found.
  private func run(
    _ program: URL, warnings: [Verdict.Diagnostic], clock: inout StageClock
  ) throws(GradingError) -> Verdict {
    let home = folder.appending(path: "run")
    try FileManager.default.makeFolder(home)
    let nonce = UInt64.random(in: 1 ... .max)
    var limits = Limits.running
    if let seconds = exercise.limits.seconds {
      limits.seconds = seconds
      limits.cpuSeconds = Int(seconds) + 2
    }
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
      let judge = Judge(inventory: prepared.tests, nonce: nonce, limit: limits.seconds)
      var judgement = try judge.judge(result) { addresses throws(GradingError) in
        try symbolizer.line(of: addresses)
      }
      try symbolizer.name(&judgement.tests)
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
