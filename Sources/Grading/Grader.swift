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
    var clock = StageClock()
    let text: String
    do {
      text = try clock.measure("rules") { () throws(Refusal) in
        let text = try InputRule.read(source)
        try SourceRule.check(text)
        return text
      }
    } catch {
      return Reply(exercise: exercise, text: "", clock: clock).refused(error)
    }
    let prepared = try clock.measure("prepare") { () throws(GradingError) in
      try ExercisePreparation(compiler: compiler, cache: cache).prepare(exercise)
    }
    return try cache.scratch { folder throws(GradingError) in
      let submission = Submission(
        exercise: exercise, prepared: prepared, text: text, folder: folder, compiler: compiler,
        options: options)
      return try submission.grade(clock: clock)
    }
  }
}
