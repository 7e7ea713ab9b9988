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

  @Test func `a lock without a name is called what it is`() {
    let finding = Finding(
      kind: .deadlock, headline: "A waits for 'lock:made@1a2b'",
      waits: [
        Finding.Wait(strand: 1, resource: "lock:made@1a2b", holds: ["semaphore:made@ff"]),
        Finding.Wait(strand: 2, resource: "condition:made@ff"),
      ])
    let names = CapturedNames(source: "let door = NSLock()") { address in
      address == 0x1a2b ? SourcePosition(file: "Solution.swift", line: 1, column: 12) : nil
    }
    let named = names.named(finding)
    #expect(named.headline == "A waits for 'door'")
    #expect(named.waits.map(\.resource) == ["door", "a condition"])
    #expect(named.waits[0].holds == ["a semaphore"])
  }
}
