public import Foundation

extension Workspace {
  /// The name of the folder with what was handed in.
  static let submissionsFolder = "submissions"

  /// A file that was handed in, as it was then.
  public struct Submission: Hashable, Sendable {
    /// The SHA-256 of its bytes.
    public var hash: String
    /// Where the copy is, from the workspace: `submissions/4f….swift`.
    public var path: String
  }

  /// Keeps a copy of what is handed in; the same bytes are kept once.
  public func keep(_ bytes: Data) throws(FileError) -> Submission {
    let hash = SHA256.hex(of: bytes)
    let path = "\(Self.submissionsFolder)/\(hash).swift"
    try files.createFolder(root.appending(path: Self.submissionsFolder))
    try files.create(root.appending(path: path, directoryHint: .notDirectory), with: bytes)
    return Submission(hash: hash, path: path)
  }

  /// Reads a copy again.
  public func bytes(of submission: Submission) throws(FileError) -> Data {
    try TextFile.bytes(of: root.appending(path: submission.path))
  }
}
