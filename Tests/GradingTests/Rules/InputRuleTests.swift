import Foundation
import Testing

@testable import Grading

struct InputRuleTests {
  /// What is said about some bytes; nil if they are taken.
  private func refusal(_ bytes: [UInt8]) -> String? {
    do {
      _ = try InputRule.check(bytes, name: "a.swift")
      return nil
    } catch { return error.what }
  }

  private func refusal(_ text: String) -> String? { refusal(Array(text.utf8)) }

  @Test func `plain Swift is taken as it is`() throws {
    let text = "public func f() -> String { \"grüße, 東京, 👋🏽\" } // naïve\r\n\tlet a = [1]\n"
    #expect(try InputRule.check(Array(text.utf8), name: "a.swift") == text)
  }

  @Test func `a byte order mark is taken off`() throws {
    #expect(try InputRule.check([0xEF, 0xBB, 0xBF, 0x61], name: "a.swift") == "a")
  }

  @Test func `each unreadable content has its sentence`() {
    #expect(refusal([]) == "'a.swift' is empty")
    #expect(refusal(" \n\t") == "'a.swift' is empty")
    #expect(refusal([0x61, 0, 0x62, 0]) == "'a.swift' has a zero byte in it, as UTF-16 has")
    #expect(refusal([0x61, 0x0A, 0xFF]) == "'a.swift' is not UTF-8")
    #expect(refusal("a\n\u{1B}[31m") == "line 2 has the control character U+001B")
    #expect(
      refusal("a\u{202E}b") == "line 1 has the character U+202E, which turns the writing direction")
    #expect(
      refusal("let соunt = 3")
        == "line 1 has the letter U+0441 'с' of the Cyrillic script in a Latin word")
    #expect(
      refusal("\nlet αlpha = 3")
        == "line 2 has the letter U+03B1 'α' of the Greek script in a Latin word")
    #expect(refusal(String(repeating: "x", count: 4001)) == "line 1 has more than 4000 characters")
    #expect(
      refusal("a\n" + String(repeating: "(", count: 61))
        == "brackets are nested more than 60 deep at line 2")
  }

  @Test func `what is just inside the limits is taken`() {
    #expect(refusal(String(repeating: "ä", count: 4000)) == nil)
    #expect(refusal(String(repeating: "(", count: 60)) == nil)
    #expect(refusal("let α = 1 // Ελλάδα, Привет") == nil)
  }

  @Test func `what is not a file is never opened for long`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "input-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func said(_ name: String) -> String? {
      do {
        _ = try InputRule.read(folder.appending(path: name))
        return nil
      } catch { return error.what }
    }
    mkfifo(folder.appending(path: "pipe").path, 0o600)
    symlink("/etc/passwd", folder.appending(path: "link").path)
    let big = folder.appending(path: "big")
    #expect(FileManager.default.createFile(atPath: big.path, contents: Data("x".utf8)))
    truncate(big.path, 100 << 20)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "folder"), withIntermediateDirectories: true)
    #expect(said("pipe") == "'pipe' is not a file")
    #expect(said("link") == "'link' is a link")
    #expect(said("folder") == "'folder' is a folder")
    #expect(said("big") == "'big' has 104857600 bytes")
    #expect(said("nothing") == "'nothing' is not there")
  }
}
