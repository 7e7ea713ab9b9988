import Testing

@testable import Grading

struct SymbolUseTests {
  private let listing = """
    Disassembly of section .text:

    <$s8Solution1fyyF>:
    ; ./08-x.swift:3
    \tcallq\t <x>
    \t\tR_X86_64_PLT32\tmemcpy-0x4
    ; ./08-x.swift:4
    \tcallq\t <x>
    \t\tR_X86_64_PLT32\texit-0x4

    <$s8Solution1gyyF>:
    \tcallq\t <x>
    \t\tR_X86_64_PLT32\texit_group-0x4

    """

  @Test func `a symbol's first use has a line`() {
    #expect(SymbolUse.line(of: ["exit"], in: listing, file: "08-x.swift") == 4)
    #expect(SymbolUse.line(of: ["memcpy"], in: listing, file: "08-x.swift") == 3)
  }

  @Test func `a line of one function is not taken for the next`() {
    #expect(SymbolUse.line(of: ["exit_group"], in: listing, file: "08-x.swift") == nil)
    #expect(SymbolUse.line(of: ["exi"], in: listing, file: "08-x.swift") == nil)
  }

  @Test func `the first line of a function counts only if no other line uses a symbol`() {
    let listing = """
      <$s8Solution1fyyF>:
      ; ./08-x.swift:3
      \t\tR_X86_64_PLT32\tlockType-0x4
      ; ./08-x.swift:4
      \t\tR_X86_64_PLT32\tmakeLock-0x4
      <$s8Solution1gyyF>:
      ; ./08-x.swift:7
      \t\tR_X86_64_PLT32\tlockType-0x4

      """
    let both = SymbolUse.line(of: ["lockType", "makeLock"], in: listing, file: "08-x.swift")
    #expect(both == 4)
    #expect(SymbolUse.line(of: ["lockType"], in: listing, file: "08-x.swift") == 3)
  }

  @Test func `what no instruction uses is found by its name in the source`() {
    let text = "// MyTaskExecutor\nfinal class Mine: TaskExecutor {}\n"
    // The protocol descriptors of TaskExecutor and of SerialExecutor.
    #expect(SymbolUse.line(naming: ["$sSchMp"], in: text) == 2)
    #expect(SymbolUse.line(naming: ["$sScfMp"], in: text) == nil)
  }
}
