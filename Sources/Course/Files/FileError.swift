import Foundation

/// Why a file could not be read or written: what the operating system said, as one sentence.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being done.
  public enum Action: String, Hashable, Sendable {
    case read, write
  }

  /// What was being done.
  public var action: Action
  /// The path it was done to.
  public var path: String
  /// The system's number for the reason (`errno`), or `notText`.
  public var code: Int32

  /// The code for a file that holds something other than UTF-8 text.
  public static let notText: Int32 = -1

  /// Makes an error.
  public init(_ action: Action, path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
  }

  /// Whether the reason is that the disk, or one's share of it, is full.
  public var isFullDisk: Bool { code == ENOSPC || code == EDQUOT }

  /// What is wrong, where, and what to do about it.
  public var description: String { "'\(path)' \(reason)" }

  /// What is wrong, and what to do about it, for a sentence that begins with the file.
  public var reason: String {
    switch code {
    case Self.notText:
      "is not UTF-8 text; save it as UTF-8"
    case ENOENT:
      "is not there"
    case EISDIR:
      "is a folder, not a file"
    case ENOTDIR:
      "lies below something that is not a folder"
    case EACCES, EPERM:
      "cannot be \(participle): permission denied; change its permissions, or use --workspace DIR to work elsewhere"
    case EROFS:
      "cannot be written: the disk is read-only; use --workspace DIR to work elsewhere"
    case ENOSPC, EDQUOT:
      "cannot be written: the disk is full; free some space and do it again, nothing that was saved is lost"
    default:
      "cannot be \(participle): \(String(cString: strerror(code)).lowercased())"
    }
  }

  private var participle: String { action == .read ? "read" : "written" }
}
