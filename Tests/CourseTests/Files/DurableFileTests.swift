import Foundation
import Testing

@testable import Course

@Suite struct DurableFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `creating never changes what is there`() throws {
    let file = folder.url.appending(path: "a")
    #expect(try DurableFile().create(file, with: Data("one".utf8)))
    #expect(try !DurableFile().create(file, with: Data("two".utf8)))
    #expect(try folder.text(of: "a") == "one")
    #expect(try folder.names() == ["a"])
  }

  @Test func `replacing changes all or nothing`() throws {
    let file = folder.url.appending(path: "a")
    try DurableFile().replace(file, with: Data("one".utf8))
    try DurableFile().replace(file, with: Data("two".utf8))
    #expect(try folder.text(of: "a") == "two")
    for room in 0..<5 {
      let error = #expect(throws: FileError.self) {
        try DurableFile(disk: FaultyDisk(bytes: room)).replace(file, with: Data("three".utf8))
      }
      #expect(error?.path == file.path)
      #expect(try folder.text(of: "a") == "two")
    }
    #expect(try folder.names() == ["a"])
  }

  @Test func `folders are created all the way down`() throws {
    try DurableFile().createFolder(folder.url.appending(path: "a/b/c"))
    try DurableFile().createFolder(folder.url.appending(path: "a/b/c"))
    #expect(try folder.names(in: "a/b") == ["c"])
  }

  @Test func `a file where a folder should be is said`() throws {
    let file = folder.url.appending(path: "a")
    try Data().write(to: file)
    let direct = #expect(throws: FileError.self) { try DurableFile().createFolder(file) }
    #expect(direct?.description == "'\(file.path)' lies below something that is not a folder")
    let below = file.appending(path: "b")
    let deeper = #expect(throws: FileError.self) { try DurableFile().createFolder(below) }
    #expect(deeper?.description == "'\(below.path)' lies below something that is not a folder")
  }
}
