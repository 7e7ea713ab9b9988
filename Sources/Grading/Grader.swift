public import Course
public import Foundation
import Trace

/// From a learner's file to a verdict.
public struct Grader: Sendable {
  let toolchain: Toolchain
  let kit: Kit
  let cache: Cache

  var compiler: Compiler { Compiler(toolchain: toolchain, kit: kit) }

  /// Makes a grader of its parts.
  public init(toolchain: Toolchain, kit: Kit, cache: Cache) {
    self.toolchain = toolchain
    self.kit = kit
    self.cache = cache
  }

  /// Finds or builds the parts of a grader.
  ///
  /// - Parameters:
  ///   - package: the folder of the lab's Package.swift.
  ///   - progress: is told each step when the kit has to be built.
  public static func make(
    package: URL, cache: Cache, progress: (Kit.Progress) -> Void = { _ in }
  ) throws(GradingError) -> Grader {
    let toolchain = try Toolchain.find(cache: cache)
    let kit = try Kit.prepare(
      package: package, toolchain: toolchain, cache: cache, progress: progress)
    return Grader(toolchain: toolchain, kit: kit, cache: cache)
  }

  /// Compiles an exercise's own files, if that has not been done; a check does it by itself.
  public func prepare(_ exercise: Exercise) throws(GradingError) {
    _ = try ExercisePreparation(compiler: compiler, cache: cache).prepare(exercise)
  }

  /// Grades one file.
  ///
  /// Blocks until there is a verdict; nothing of the submission runs afterwards. Throws only what is
  /// not the submission's fault.
  public func grade(
    _ source: URL, for exercise: Exercise, options: GradeOptions = GradeOptions()
  ) throws(GradingError) -> Verdict {
    let outcome = try submit(source, for: exercise, options: options) {
      submission, clock throws(GradingError) in try submission.grade(clock: clock)
    }
    switch outcome {
    case .done(let verdict), .verdict(let verdict): return verdict
    }
  }

  /// What came of a file: what was done with it, or a verdict that kept it from being done.
  public enum Outcome<Result> {
    case done(Result)
    case verdict(Verdict)
  }

  /// Compiles one file, and runs single schedules of its tests for as long as the closure asks for
  /// them.
  ///
  /// Throws only what is not the file's fault.
  public func replay<Result>(
    _ source: URL, for exercise: Exercise, options: GradeOptions = GradeOptions(),
    _ body: (Replayer) -> Result
  ) throws(GradingError) -> Outcome<Result> {
    let outcome = try submit(source, for: exercise, options: options) {
      submission, start throws(GradingError) -> Outcome<Result> in
      var clock = start
      switch try submission.build(submission.prepared.objects, clock: &clock) {
      case .verdict(let verdict): return .verdict(verdict)
      case .program(let program, _):
        return .done(body(Replayer(submission: submission, program: program)))
      }
    }
    switch outcome {
    case .done(let inner): return inner
    case .verdict(let verdict): return .verdict(verdict)
    }
  }

  /// Reads a file, and lets something be done with it in a folder of its own.
  private func submit<Result>(
    _ source: URL, for exercise: Exercise, options: GradeOptions,
    _ body: (Submission, StageClock) throws(GradingError) -> Result
  ) throws(GradingError) -> Outcome<Result> {
    var clock = StageClock()
    let text: String
    do {
      text = try clock.measure("rules") { () throws(Refusal) in
        let text = try InputRule.read(source)
        try SourceRule.check(text)
        return text
      }
    } catch {
      return .verdict(Reply(exercise: exercise, text: "", clock: clock).refused(error))
    }
    let prepared = try clock.measure("prepare") { () throws(GradingError) in
      try ExercisePreparation(compiler: compiler, cache: cache).prepare(exercise)
    }
    return try cache.scratch { folder throws(GradingError) in
      let submission = Submission(
        exercise: exercise, prepared: prepared, text: text, folder: folder, compiler: compiler,
        options: options)
      return .done(try body(submission, clock))
    }
  }
}
