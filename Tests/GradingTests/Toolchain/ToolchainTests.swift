import Foundation
import Testing

@testable import Grading

struct ToolchainTests {
  @Test func `words of a command line are told apart as a shell would`() {
    #expect(
      Toolchain.words(in: #" "/a b/c" -x  d\ e 'f g' """#) == ["/a b/c", "-x", "d e", "f g", ""])
  }

  @Test func `the front end's flags are kept without files and modules`() throws {
    let text =
      "/t/swift-frontend -frontend -c -primary-file M.swift -target x86_64 -module-name M "
      + "-plugin-path /nowhere -parse-as-library -o M.o\n"
    #expect(try Toolchain.frontEndFlags(in: text) == ["-target", "x86_64"])
  }

  @Test func `the linker's flags are kept around the place of the files`() throws {
    let text =
      "Thread model: posix\n \"/t/ld.lld\" \"-pie\" \"-dynamic-linker\" \"/l\" \"-o\" \"M\" \"crt1.o\" "
      + "\"/dev/null\" \"-lc\" \"crtn.o\"\n"
    let (before, after) = try Toolchain.linkerFlags(in: text)
    #expect(before == ["-pie", "-dynamic-linker", "/l", "crt1.o"])
    #expect(after == ["-lc", "crtn.o"])
  }

  @Test func `a driver that says nothing is not believed`() {
    #expect(throws: GradingError.strangeToolchain("'swiftc -###' names no front end")) {
      try Toolchain.frontEndFlags(in: "error: unknown argument")
    }
  }

  @Test func `a PATH without swiftc is one sentence`() {
    let cache = Cache(root: URL(filePath: "/nowhere"))
    #expect(throws: GradingError.noToolchain) {
      try Toolchain.find(path: "/nowhere:/usr/share", cache: cache)
    }
    #expect(
      GradingError.noToolchain.description
        == "swiftc not found on PATH; install Swift 6.3 or later, from swift.org/install")
  }
}
