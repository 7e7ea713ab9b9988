import Course

/// `lab list`: every lesson and exercise.
struct ListCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func run() throws -> ExitCode {
    let course = try session.course()
    let progress = try session.progress(in: course)
    if session.isJSON {
      try session.write(json: CourseListing(course, progress))
    } else {
      let screen = ListScreen(course: course, progress: progress)
      try session.write(screen.lines(on: session.surface))
    }
    return .done
  }
}
