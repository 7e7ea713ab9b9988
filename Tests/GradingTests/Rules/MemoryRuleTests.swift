import Testing

@testable import Grading

struct MemoryRuleTests {
  private func refusal(_ output: String) -> Refusal? {
    do {
      try MemoryRule.check(DiagnosticGroup.group(CompilerDiagnostic.parse(output)))
      return nil
    } catch { return error }
  }

  private let warning =
    "a.swift:9:38: warning: expression uses unsafe constructs but is not marked with 'unsafe' [#StrictMemorySafety]\n"

  @Test func `a global that is declared unsafe is tolerated`() {
    let note =
      "a.swift:10:75: note: reference to nonisolated(unsafe) var 'g' is unsafe in concurrently-executing code\n"
    #expect(refusal(warning + note) == nil)
  }

  @Test func `a pointer is refused, with the line and the reason`() {
    let note =
      "a.swift:9:40: note: reference to instance method 'withUnsafeBufferPointer' involves unsafe type 'UnsafeBufferPointer<Int>'\n"
    let refusal = refusal(warning + note)
    #expect(
      refusal?.what
        == "it goes around memory safety: reference to instance method 'withUnsafeBufferPointer' involves unsafe type 'UnsafeBufferPointer<Int>'"
    )
    #expect(refusal?.line == 9)
  }

  @Test func `a warning with both reasons is refused, and so is one without any`() {
    let tolerated =
      "a.swift:1:1: note: reference to nonisolated(unsafe) let 'g' is unsafe in concurrently-executing code\n"
    let other = "a.swift:1:1: note: reference to let 'p' involves unsafe type 'OpaquePointer'\n"
    #expect(refusal(warning + tolerated + other) != nil)
    #expect(refusal(warning) != nil)
  }

  @Test func `the word unsafe is blanked everywhere but in nonisolated(unsafe)`() {
    let text = "nonisolated(unsafe) var a = unsafe b // unsafe, unsafely, notunsafe\n"
    let blanked = "nonisolated(unsafe) var a =        b //       , unsafely, notunsafe\n"
    #expect(MemoryRule.blanked(text) == blanked)
    #expect(MemoryRule.mentionsUnsafe(text))
    #expect(!MemoryRule.mentionsUnsafe("nonisolated(unsafe) var a = 1"))
  }
}
