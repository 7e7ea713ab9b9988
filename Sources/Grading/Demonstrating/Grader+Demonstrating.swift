public import Course
public import Foundation
import Trace

extension Grader {
  /// Shows a file at work: runs the exercise's demo with it, or the tests where there is no demo.
  ///
  /// Blocks until it is over; nothing of the submission runs afterwards. Throws only what is
  /// not the submission's fault.
  public func demonstrate(
    _ source: URL, for exercise: Exercise, options: DemoOptions = DemoOptions()
  ) throws(GradingError) -> Demonstration {
    guard let demo = exercise.demo else {
      // One search shows the schedule that interrupts nobody, the others none: nothing is proved here.
      let grading = GradeOptions(
        environment: ["LAB_REPLAY": "", "LAB_SEARCH": "0"], isCancelled: options.isCancelled)
      return Demonstration(ofTests: try grade(source, for: exercise, options: grading))
    }
    var clock = StageClock()
    let text: String
    do {
      text = try clock.measure("rules") { () throws(Refusal) in
        let text = try InputRule.read(source)
        try SourceRule.check(text)
        return text
      }
    } catch {
      let trouble = Reply(exercise: exercise, text: "", clock: clock).refused(error)
      return Demonstration(exercise: exercise.id, trouble: trouble, timing: clock.timing)
    }
    let (prepared, demonstration) = try clock.measure("prepare") { () throws(GradingError) in
      try prepareDemo(demo, of: exercise)
    }
    return try cache.scratch { folder throws(GradingError) in
      let submission = Submission(
        exercise: exercise, prepared: prepared, text: text, folder: folder, compiler: compiler,
        options: GradeOptions(isCancelled: options.isCancelled))
      let objects = [demonstration.object] + prepared.support
      switch try submission.build(objects, main: nil, clock: &clock) {
      case .verdict(let verdict):
        return Demonstration(exercise: exercise.id, trouble: verdict, timing: clock.timing)
      case .program(let program, _):
        return try show(
          DemoProgram(
            exercise: exercise.id, program: program, compiler: compiler,
            limits: .running(exercise), file: submission.file, source: text, options: options),
          clock: &clock)
      }
    }
  }

  /// Shows a demo that calls no solution: one of a lesson.
  public func demonstrate(
    _ demo: URL, of lesson: Lesson, options: DemoOptions = DemoOptions()
  ) throws(GradingError) -> Demonstration {
    var clock = StageClock()
    let name = demo.deletingPathExtension().lastPathComponent
    let prepared = try clock.measure("prepare") { () throws(GradingError) in
      try DemoPreparation(compiler: compiler, cache: cache).prepare(demo, of: lesson.id, with: nil)
    }
    return try cache.scratch { folder throws(GradingError) in
      let program = folder.appending(path: "program")
      let linked = try clock.measure("link") { () throws(GradingError) in
        try compiler.link(
          [prepared.object], to: program, main: nil, isCancelled: options.isCancelled)
      }
      guard linked.end == .exited(0) else {
        throw .cannotRun(program: "ld.lld", reason: linked.text)
      }
      return try show(
        DemoProgram(
          exercise: name, program: program, compiler: compiler, limits: .running, options: options),
        clock: &clock)
    }
  }

  /// Compiles an exercise's demo, and first what it needs; what the solution must have is what the demo calls.
  private func prepareDemo(
    _ demo: URL, of exercise: Exercise
  ) throws(GradingError) -> (PreparedExercise, PreparedDemo) {
    var prepared = try ExercisePreparation(compiler: compiler, cache: cache).prepare(exercise)
    let demonstration = try DemoPreparation(compiler: compiler, cache: cache)
      .prepare(demo, of: exercise.id, with: prepared)
    prepared.needs = demonstration.needs
    return (prepared, demonstration)
  }

  private func show(
    _ demo: DemoProgram, clock: inout StageClock
  ) throws(GradingError) -> Demonstration {
    let simulated = try demo.run(isReal: false, clock: &clock)
    var demonstration = Demonstration(
      exercise: demo.exercise, parts: simulated.run.map { [.init(run: $0)] } ?? [],
      trouble: simulated.trouble, output: simulated.output, outputIsCut: simulated.outputIsCut)
    // What blocks for ever in the simulation does so for real.
    if demo.options.isReal, simulated.trouble == nil {
      let real = try demo.run(isReal: true, clock: &clock)
      demonstration.real = Demonstration.Reality(
        run: real.run, trouble: real.trouble, output: real.output)
    }
    demonstration.timing = clock.timing
    return demonstration
  }
}

extension Demonstration {
  /// The runs that tests measured, or else the schedules that they found.
  init(ofTests verdict: Verdict) {
    let runs = verdict.tests.flatMap { test in
      test.runs.map { Part(test: test.name, run: $0) }
    }
    let schedules = verdict.tests.flatMap { test in
      test.explorations.flatMap(\.findings).filter { !$0.steps.isEmpty }.map {
        Part(test: test.name, schedule: $0)
      }
    }
    // A verdict on the solution is for a check to tell; here it counts only that it ran.
    let isRun = [.passed, .failed, .notDecided, .deadlocked].contains(verdict.outcome)
    self.init(
      exercise: verdict.exercise, source: .tests,
      parts: runs.isEmpty ? Array(schedules.prefix(1)) : runs,
      trouble: isRun ? nil : verdict, output: verdict.output, outputIsCut: verdict.outputIsCut,
      timing: verdict.timing)
  }
}
