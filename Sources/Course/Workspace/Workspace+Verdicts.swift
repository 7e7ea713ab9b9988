public import Foundation

extension Workspace {
  /// The name of the folder with what the last check of each exercise came to.
  static let verdictsFolder = "verdicts"

  /// Keeps what a check of an exercise came to, in place of what was kept of it before.
  ///
  /// There is one file an exercise, and one that says which was the last.
  public func keepVerdict(_ bytes: Data, of exercise: Exercise) throws(FileError) {
    try files.createFolder(root.appending(path: Self.verdictsFolder))
    try files.replace(verdictFile(of: exercise.id), with: bytes)
    try files.replace(lastVerdict, with: Data("\(exercise.id)\n".utf8))
  }

  /// What was kept of an exercise; nil if it has not been checked here.
  public func verdict(of exercise: Exercise) throws(FileError) -> Data? {
    try Self.bytesIfThere(verdictFile(of: exercise.id))
  }

  /// The name of the exercise that was checked last: `08-lost-update`; nil if none was.
  public func lastChecked() throws(FileError) -> String? {
    guard let bytes = try Self.bytesIfThere(lastVerdict) else { return nil }
    let name = String(decoding: bytes, as: UTF8.self).withoutOuterSpace
    return TextFile.lines(of: name).first
  }

  private var lastVerdict: URL { file("last") }

  private func verdictFile(of exercise: String) -> URL { file("\(exercise).json") }

  private func file(_ name: String) -> URL {
    root.appending(path: "\(Self.verdictsFolder)/\(name)", directoryHint: .notDirectory)
  }

  private static func bytesIfThere(_ file: URL) throws(FileError) -> Data? {
    do { return try TextFile.bytes(of: file) } catch  where error.code == ENOENT { return nil }
  }
}
