import Course
import Foundation
import Grading

/// A lesson's demo, which calls nobody's solution.
struct LessonDemo {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Runs it.
  func demonstrate(
    _ file: URL, of lesson: Lesson, _ options: DemoOptions = DemoOptions()
  ) throws -> Demonstration {
    var bench = try Bench(session)
    return try bench.demonstrate(options) { grader, options throws(GradingError) in
      try grader.demonstrate(file, of: lesson, options: options)
    }
  }
}
