import Foundation
import Testing

/// Holds a rendering against the file that says how it has to look.
///
/// With `RECORD_GOLDEN` in the environment the files are written instead, and the tests that write fail:
/// what they wrote is to be looked at (`cat` shows it as a terminal does), then committed.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// The text that is to be expected, and `nil` where it is being written.
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      let before = try? String(contentsOf: file, encoding: .utf8)
      guard before != text else { return }
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("'\(name)' was written: look at it", sourceLocation: sourceLocation)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard text != expected else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(lines, wanted).prefix { $0 == $1 }.count
    let line = first < lines.count ? lines[first] : "(the end)"
    let wantedLine = first < wanted.count ? wanted[first] : "(the end)"
    Issue.record(
      "line \(first + 1) of '\(name)' is\n\(line)\nand should be\n\(wantedLine)",
      sourceLocation: sourceLocation)
  }
}
