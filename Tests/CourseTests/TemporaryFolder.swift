import Foundation

/// An empty folder, removed with this value.
final class TemporaryFolder {
  /// The folder.
  let url: URL

  /// Makes a folder.
  init() throws {
    url = URL(filePath: NSTemporaryDirectory())
      .appending(path: "workspace-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The names of what is in it, sorted.
  func names(in path: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.appending(path: path).path).sorted()
  }

  /// The bytes of a file.
  func bytes(of path: String) throws -> Data { try Data(contentsOf: url.appending(path: path)) }

  /// The text of a file.
  func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }
}
