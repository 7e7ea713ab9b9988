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

  init(_ session: Session) throws {
    self.session = session
    self.package = try PackageRoot.find(environment: session.environment)
    self.cache = PackageRoot.cache(in: package, environment: session.environment)
    self.toolchain = try Toolchain.find(cache: cache)
    cache.tidy()
  }

  /// The grader; the kit is built first if it is not there, and what is going on is said.
  mutating func makeReady() throws -> Grader {
    if let grader { return grader }
    var line = ProgressLine(on: session.errors)
    var isSaid = false
    let kit = try Interruption.whileGrading {
      try Kit.prepare(package: package, toolchain: toolchain, cache: cache) { progress in
        // Nothing of ours depends on whether anybody can see the progress.
        if !isSaid {
          try? session.notify(
            "getting the simulator ready; this is done once and takes about a minute")
        }
        isSaid = true
        try? line.show(" \(progress.description)")
      }
    }
    try line.finish()
    let made = Grader(toolchain: toolchain, kit: kit, cache: cache)
    grader = made
    return made
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
