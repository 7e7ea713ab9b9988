public import Foundation

extension Course {
  /// Reads a course.
  ///
  /// What cannot be made sense of is left out of the course and stands in `loadingProblems`.
  public static func load(at root: URL) throws(CourseError) -> Course {
    var loader = CourseLoader(root: root)
    return try loader.load()
  }
}
