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
  var objects: [URL] { [folder.appending(path: "Tests.o")] + support }

  /// The object file of Support.swift, if there is one.
  var support: [URL] {
    let file = folder.appending(path: "Support.o")
    return FileManager.default.fileExists(atPath: file.path) ? [file] : []
  }

  /// Where the interface of the reference is, by which the tests know the solution.
  var interface: URL { folder.appending(path: "interface") }
}
