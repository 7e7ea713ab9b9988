import Testing

@testable import Grading

struct DemangledNameTests {
  private func modules(_ text: String) -> [String] { DemangledName(text: text).modules }

  @Test func `the first word of each path is a module`() {
    #expect(
      modules("static Foundation.Date.now.getter : FoundationEssentials.Date")
        == ["Foundation", "FoundationEssentials"])
    #expect(
      modules(
        "(extension in Foundation):Swift.String.init(contentsOf: Swift.Int) throws -> A.Element")
        == ["Foundation", "Swift", "Swift"])
    #expect(
      modules("protocol witness table for Swift.Int : Swift.Hashable in Glibc").last == "Glibc")
    #expect(modules("Solution.`a name. with dots`() -> ()") == ["Solution"])
  }

  @Test func `generic parameters, labels and keywords are no modules`() {
    #expect(modules("<A, B1 where A.Element == B1.Index> (label: A..., other: B1)").isEmpty)
    #expect(modules("type metadata for ()").isEmpty)
  }

  @Test func `what lies directly inside a module is a member`() {
    let members = DemangledName(text: "Foundation.NSLock.lock() -> Swift.Int").members
    #expect(members.map(\.name) == ["NSLock", "Int"])
  }

  @Test func `real names are demangled, and others are not`() {
    #expect(demangle("$sSa6appendyyxnF") == "Swift.Array.append(__owned A) -> ()")
    #expect(demangle("exit") == nil)
  }
}
