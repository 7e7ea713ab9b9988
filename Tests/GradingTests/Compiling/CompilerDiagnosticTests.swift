import Testing

@testable import Grading

struct CompilerDiagnosticTests {
  private let output = """
    a.swift:1:8: warning: module 'Foundation' was not compiled with library evolution support; using it means binary compatibility for 'Solution' can't be guaranteed
    import Foundation
           ^
    internal 
    a.swift:4:7: error: sending 'n' risks causing data races [#SendingRisksDataRace]
      Task { error: n.x += 1 }
      ^~~~
    a.swift:4:9: note: access can happen concurrently
    <unknown>:0: error: too long
    error: no such module

    """

  @Test func `places, words and groups are told apart`() {
    let found = CompilerDiagnostic.parse(output)
    #expect(found.map(\.severity) == [.warning, .error, .note, .error, .error])
    #expect(found.map(\.line) == [1, 4, 4, 0, 0])
    #expect(found.map(\.column) == [8, 7, 9, 0, 0])
    #expect(found.map(\.group) == [nil, "SendingRisksDataRace", nil, nil, nil])
    #expect(found[1].message == "sending 'n' risks causing data races")
    #expect(found[1].file == "a.swift")
  }

  @Test func `notes go with what they explain, and our own warnings are hidden`() {
    let groups = DiagnosticGroup.group(CompilerDiagnostic.parse(output))
    #expect(groups.map(\.notes.count) == [0, 1, 0, 0])
    #expect(groups.map(\.isOurs) == [true, false, false, false])
  }

  @Test func `a group's file is its name in small words`() {
    #expect(
      DiagnosticExplanations.fileName("SendingRisksDataRace") == "sending-risks-data-race.md")
    #expect(DiagnosticExplanations.fileName("../../etc/passwd") == "etcpasswd.md")
  }
}
