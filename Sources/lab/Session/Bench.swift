import Course
import Foundation
import Grading
import Terminal
import Trace

/// What a command grades with: the toolchain, the kit, the cache; made ready when first needed.
struct Bench {
  private let session: Session
  private let package: URL
  private let cache: Cache
  private let toolchain: Toolchain
  private var grader: Grader?
  private var kit: Kit?

  init(_ session: Session) throws {
    self.session = session
    self.package = try PackageRoot.find(environment: session.environment)
    self.cache = PackageRoot.cache(in: package, environment: session.environment)
    self.toolchain = try Toolchain.find(cache: cache)
    cache.tidy()
  }

  /// The grader; the kit is built first if it is not there, and what is going on is said.
  ///
  /// - Parameter remark: What is added to the sentence that announces it.
  @discardableResult
  mutating func makeReady(remark: String = "") throws -> Grader {
    if let grader { return grader }
    var line = ProgressLine(on: session.errors)
    var isSaid = false
    defer { try? line.finish() }
    let kit = try Kit.prepare(package: package, toolchain: toolchain, cache: cache) { progress in
      // Nothing of ours depends on whether anybody can see the progress.
      if !isSaid {
        try? session.notify(
          "getting the simulator ready; this is done once and takes about a minute" + remark)
      }
      isSaid = true
      try? line.show(" \(progress.description)")
    }
    let made = Grader(toolchain: toolchain, kit: kit, cache: cache)
    grader = made
    self.kit = kit
    return made
  }

  /// Compiles an exercise's own files, if that has not been done.
  mutating func prepare(_ exercise: Exercise) throws {
    let grader = try makeReady()
    var line = ProgressLine(on: session.errors)
    try line.show(" getting exercise \(exercise.digits) ready")
    defer { try? line.finish() }
    try grader.prepare(exercise)
  }

  /// Lets an editor understand the learner's files; if that cannot be, it is said.
  func updateEditorPackage(of workspace: Workspace, for course: Course) throws {
    guard let kit, course.exercises.contains(where: workspace.hasFile) else { return }
    do throws(FileError) {
      try workspace.updateEditorPackage(for: course.exercises, kit: kit.folder)
    } catch {
      try session.notify("your editor will not know the lab's types: \(error)")
    }
  }

  /// Grades a file where it stands.
  mutating func grade(_ submission: Submission, isThorough: Bool = false) throws -> Verdict {
    let grader = try makeReady()
    let watcher = SearchWatcher(on: session.errors)
    defer { watcher.finish() }
    return try Interruption.whileGrading {
      try grader.grade(
        submission.file, for: submission.exercise,
        options: Self.options(isThorough: isThorough) { watcher.take($0) })
    }
  }

  /// Shows something at work; a signal ends it.
  mutating func demonstrate(
    _ options: DemoOptions,
    _ show: (Grader, DemoOptions) throws(GradingError) -> Demonstration
  ) throws -> Demonstration {
    let grader = try makeReady()
    var options = options
    options.isCancelled = { Interruption.isRequested }
    return try Interruption.whileGrading { try show(grader, options) }
  }

  /// Compiles a file where it stands, and lets single schedules of its tests be run.
  mutating func replay<Result>(
    _ submission: Submission, _ body: (Replayer) throws -> Result
  ) throws -> Grader.Outcome<Result> {
    let grader = try makeReady()
    var line = ProgressLine(on: session.errors)
    try line.show(" compiling")
    let outcome = try grader.replay(
      submission.file, for: submission.exercise, options: Self.options(isThorough: false)
    ) { replayer in
      Swift.Result {
        try line.finish()
        return try body(replayer)
      }
    }
    try line.finish()
    switch outcome {
    case .done(let result): return .done(try result.get())
    case .verdict(let verdict): return .verdict(verdict)
    }
  }

  /// How files are graded: a submission and the course's own files with every schedule there is.
  static func options(
    isThorough: Bool, onRecord: (@Sendable (Record) -> Void)? = nil
  ) -> GradeOptions {
    GradeOptions(
      environment: isThorough ? ["LAB_BUDGET": "thorough"] : [:], onRecord: onRecord,
      isCancelled: { Interruption.isRequested })
  }

  /// Keeps a copy of the learner's file in the workspace and grades that copy, so that what is
  /// recorded is what was graded.
  ///
  /// A file that no grader would take is graded where it stands, and no copy is kept.
  mutating func gradeCopy(
    of submission: Submission, in workspace: Workspace
  ) throws -> (Verdict, Workspace.Submission?) {
    guard (try? InputRule.read(submission.file)) != nil else {
      return (try grade(submission, isThorough: true), nil)
    }
    let copy = try workspace.keep(Data(contentsOf: submission.file))
    var frozen = submission
    frozen.file = workspace.root.appending(path: copy.path)
    return (try grade(frozen, isThorough: true), copy)
  }
}
