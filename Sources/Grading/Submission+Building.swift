import Foundation

extension Submission {
  /// A program made of a submission, or why there is none.
  enum Build {
    case program(URL, warnings: [Verdict.Diagnostic])
    case verdict(Verdict)
  }

  /// Compiles, looks at what was compiled, and links.
  /// - Parameters:
  ///   - objects: what it is linked with.
  ///   - main: the object file of the kit that holds the program's main; nil if it is among `objects`.
  func build(
    _ objects: [URL], main: String? = "Runner.o", clock: inout StageClock
  ) throws(GradingError) -> Build {
    try Cache.write(Data(text.utf8), to: folder.appending(path: file))
    let compilation = try clock.measure("compile") { () throws(GradingError) in
      try compiler.compileSolution(
        file, in: folder, exercise: prepared.folder, isCancelled: options.isCancelled)
    }
    guard compilation.succeeded else {
      return .verdict(
        reply(clock).doesNotCompile(compilation, toolchain: compiler.toolchain))
    }
    let warnings = reply(clock).diagnostics(compilation, toolchain: compiler.toolchain)
    if let refusal = try clock.measure(
      "memory",
      { () throws(GradingError) in
        try memoryRefusal(compilation)
      })
    {
      return .verdict(reply(clock).refused(refusal))
    }
    guard let bytes = FileManager.default.contents(atPath: compilation.object.path),
      let object = try? ELFObject(Array(bytes))
    else {
      throw .cannotRead(path: compilation.object.path, reason: "the compiler's file is damaged")
    }
    if let refusal = try clock.measure("gate", { () throws(GradingError) in try gate(object) }) {
      return .verdict(reply(clock).refused(refusal))
    }
    let misfits = clock.measure("fit") { Fit(exercise: prepared).misfits(in: object) }
    guard misfits.isEmpty else {
      return .verdict(reply(clock).doesNotFit(misfits, warnings: warnings))
    }

    let program = folder.appending(path: "program")
    let linked = try clock.measure("link") { () throws(GradingError) in
      try compiler.link(
        objects + [compilation.object], to: program, main: main,
        isCancelled: options.isCancelled)
    }
    guard linked.end == .exited(0) else {
      throw .cannotRun(program: "ld.lld", reason: linked.text)
    }
    return .program(program, warnings: warnings)
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
    if !objection.symbols.isEmpty {
      refusal.line =
        try SymbolUse(compiler: compiler, folder: folder)
        .line(of: objection.symbols, file: file)
        ?? SymbolUse.line(naming: objection.symbols, in: text)
    }
    return refusal
  }
}
