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
    #expect(SymbolUse.line(of: "exit", in: listing, file: "08-x.swift") == 4)
    #expect(SymbolUse.line(of: "memcpy", in: listing, file: "08-x.swift") == 3)
  }

  @Test func `a line of one function is not taken for the next`() {
    #expect(SymbolUse.line(of: "exit_group", in: listing, file: "08-x.swift") == nil)
    #expect(SymbolUse.line(of: "exi", in: listing, file: "08-x.swift") == nil)
  }
}
