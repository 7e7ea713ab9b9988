import Course
import Foundation

/// An exercise's own files, compiled once: what a check of it needs besides the solution.
struct PreparedExercise: Codable, Sendable {
  /// A test, as Tests.swift declares it.
  struct Test: Codable, Hashable, Sendable {
    var name: String
    var line: Int
  }

  /// The tests, in the order of Tests.swift: what has to have run for a pass.
  var tests: [Test]
  /// The symbols of the solution that the tests refer to.
  var needs: [String]
  /// What each type is that the reference declares for the tests: `class`, `actor` and so on.
  var kinds: [String: String]
  /// The reference's public declarations, a line each, in Swift's words.
  var declarations: [String]
  /// Where the compiled files are.
  var folder: URL

  private enum CodingKeys: CodingKey { case tests, needs, kinds, declarations, folder }

  /// Object files to link with the solution.
  var objects: [URL] {
    let support = folder.appending(path: "Support.o")
    return [folder.appending(path: "Tests.o")]
      + (FileManager.default.fileExists(atPath: support.path) ? [support] : [])
  }
}
