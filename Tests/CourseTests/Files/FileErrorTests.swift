import Foundation
import Testing

@testable import Course

@Suite struct FileErrorTests {
  @Test(arguments: [
    (FileError.notText, "'/w/a' is not UTF-8 text; save it as UTF-8"),
    (ENOENT, "'/w/a' is not there"),
    (EISDIR, "'/w/a' is a folder, not a file"),
    (ENOTDIR, "'/w/a' lies below something that is not a folder"),
    (
      EACCES,
      "'/w/a' cannot be written: permission denied; change its permissions, or use --workspace DIR to work elsewhere"
    ),
    (
      EROFS,
      "'/w/a' cannot be written: the disk is read-only; use --workspace DIR to work elsewhere"
    ),
    (
      ENOSPC,
      "'/w/a' cannot be written: the disk is full; free some space and do it again, nothing that was saved is lost"
    ),
    (
      EDQUOT,
      "'/w/a' cannot be written: the disk is full; free some space and do it again, nothing that was saved is lost"
    ),
    (EIO, "'/w/a' cannot be written: input/output error"),
  ])
  func `each reason is one sentence`(code: Int32, sentence: String) {
    #expect(FileError(.write, path: "/w/a", code: code).description == sentence)
  }

  @Test func `a full device is noticed`() throws {
    let full = try OpenFile(URL(filePath: "/dev/full"), O_WRONLY, for: .write)
    let error = #expect(throws: FileError.self) {
      try SystemDisk().writeAll(Data("x".utf8), to: full)
    }
    #expect(error?.isFullDisk == true)
  }
}
