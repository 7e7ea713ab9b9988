import Course

/// `lab` alone: where one stands, and what to do next.
struct HomeCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let course = try session.course()
    let progress = try session.progress(in: course)
    let screen = HomeScreen(course: course, progress: progress, name: session.name)
    try session.write(screen.lines(on: session.surface))
    try FirstRun(session).prepare(progress.current, of: course)
    return .done
  }
}
