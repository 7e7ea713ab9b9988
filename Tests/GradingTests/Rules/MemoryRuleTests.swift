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

  @Test(arguments: [
    (
      "argument #0 in call to global function 'pthread_create' has unsafe type 'UnsafeMutablePointer<pthread_t>'",
      "'pthread_create' is a C function that a solution may not call", "Use Thread."
    ),
    (
      "argument 'self' in call to initializer 'init' has unsafe type 'pthread_rwlock_t.Type'",
      "'pthread_rwlock_t' is a C type that a solution may not use", "Use ReadWriteLock."
    ),
    (
      "reference to unsafe global function 'withUnsafeContinuation(isolation:_:)'",
      "an unsafe continuation may be resumed twice or never, and nobody notices",
      "Use withCheckedContinuation or withCheckedThrowingContinuation."
    ),
    (
      "reference to global function 'read(_:)' involves unsafe type 'UnsafeRawPointer'",
      "it goes around memory safety: reference to global function 'read(_:)' involves unsafe type 'UnsafeRawPointer'",
      "Use the value itself; nothing here needs a pointer."
    ),
  ])
  func `what is known by its name is refused by its name`(
    reason: String, what: String, instead: String
  ) {
    let refusal = refusal(warning + "a.swift:9:40: note: \(reason)\n")
    #expect(refusal?.what == what)
    #expect(refusal?.instead == instead)
    #expect(refusal?.line == 9)
  }
}
