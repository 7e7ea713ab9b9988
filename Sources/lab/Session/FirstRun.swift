import Course
import Grading

/// What makes the first check fast: done for a person at a terminal, after the screen was written.
struct FirstRun {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Builds the kit, lets editors know it, and compiles an exercise's tests, as far as that has not
  /// been done; what cannot be is said, and changes nothing else.
  func prepare(_ exercise: Exercise?, of course: Course) throws {
    guard session.isInteractive, !session.isJSON else { return }
    let workspace = try session.workspace()
    do {
      try Interruption.whilePreparing {
        var bench = try Bench(session)
        try bench.makeReady(remark: "; Ctrl-C leaves it to the first check")
        try bench.updateEditorPackage(of: workspace, for: course)
        if let exercise { try bench.prepare(exercise) }
      }
    } catch let error as GradingError {
      try session.notify(error.description)
    }
  }
}
