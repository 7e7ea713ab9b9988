import Testing
import Trace

@testable import Grading

struct CapturedNamesTests {
  private let finding = Finding(
    kind: .dataRace, headline: "captured@1a2b is written by A and B",
    steps: [
      Step(strand: 1, action: .read, target: "captured@1a2b[1]"),
      Step(strand: 2, action: .write, target: "captured@ff", remark: "after captured@1a2b"),
    ], variable: "captured@1a2b")

  @Test func `the addresses to look up are those of all stand-ins`() {
    #expect(CapturedNames.addresses(in: finding) == [0x1a2b, 0xff])
  }

  @Test func `a stand-in becomes the declared name, wherever it stands`() {
    let names = CapturedNames(source: "func run() {\n  var total = [0, 0]\n}") { address in
      address == 0x1a2b ? SourcePosition(file: "Solution.swift", line: 2, column: 15) : nil
    }
    let named = names.named(finding)
    #expect(named.headline == "total is written by A and B")
    #expect(named.variable == "total")
    #expect(named.steps.map(\.target) == ["total[1]", "a captured variable"])
    #expect(named.steps[1].remark == "after total")
  }
}
