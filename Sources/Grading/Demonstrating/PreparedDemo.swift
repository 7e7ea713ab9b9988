import Foundation

/// A demo, compiled once: what showing a solution needs besides the solution.
struct PreparedDemo: Codable, Sendable {
  /// The symbols of the solution that the demo refers to.
  var needs: [String]
  /// Where the compiled file is.
  var folder: URL

  private enum CodingKeys: CodingKey { case needs, folder }

  /// The object file; its module holds the program's main.
  var object: URL { folder.appending(path: "Demo.o") }
}
