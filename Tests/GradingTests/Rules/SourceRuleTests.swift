import Testing

@testable import Grading

struct SourceRuleTests {
  private func refusal(_ text: String) -> Refusal? {
    do {
      try SourceRule.check(text)
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    (
      "@_silgen_name(\"exit\") func gone()",
      "'@_silgen_name' is an attribute for the standard library"
    ),
    ("@ _cdecl(\"x\")", "'@_cdecl' is an attribute for the standard library"),
    ("@`_cdecl`(\"x\")", "'@_cdecl' is an attribute for the standard library"),
    ("@main struct M {}", "'@main' changes how a program is put together"),
    ("@c func f() {}", "'@c' changes how a program is put together"),
    ("@/* */main struct M {}", "an '@' with nothing behind it hides an attribute"),
    ("let a = #dsohandle", "'#dsohandle' is for tools"),
    ("macro stringify(_ a: Int)", "'macro stringify' declares a macro"),
    ("import Glibc", "'Glibc' is not among the modules that a solution may import"),
    ("import class Testing.Test", "'Testing' is not among the modules that a solution may import"),
    ("@testable import Foundation", "'@testable' changes how a program is put together"),
  ])
  func `a word that belongs to tools is refused`(text: String, what: String) {
    #expect(refusal("// one\n" + text)?.what == what)
    #expect(refusal("// one\n" + text)?.line == 2)
  }

  @Test(arguments: [
    "import Foundation\nimport Synchronization\nimport ConcurrencyLab\nimport struct Swift.Int",
    "@MainActor final class A { @TaskLocal static var b = 1 }", "@discardableResult func f() {}",
    "let mail = \"someone@example.org\"", "let important = 1 // imports nothing",
    "@Sendable func main() {}", "let macros = 3", "@escaping () -> Void", "@unchecked Sendable",
    "@usableFromInline let x = 1", "@concurrent func f() async {}",
  ])
  func `what a learner writes is taken`(text: String) {
    #expect(refusal(text) == nil)
  }

  @Test func `the first of several is named, with its column`() {
    let refusal = refusal("let a = 1\nlet ä = 2;  @main struct A {}\nimport Glibc")
    #expect(refusal?.line == 2)
    #expect(refusal?.column == 14)
  }
}
