import Testing
import Trace

@testable import Grading

struct NamingTests {
  private func row(_ line: Int, column: Int = 3) -> Symbolizer.Row {
    Symbolizer.Row(function: "Counter.increment()", file: "a.swift", line: line, column: column)
  }

  private let source = """
    final class Counter {
      var count = 0
      func increment() {
        let t = count
        log()
        count = t + 1
        list.append(4)
      }
    }
    """

  /// Where an access at address 16 is placed.
  private func place(
    _ action: Step.Action, _ target: String?, line: Int, before: Int? = nil, after: Int? = nil
  ) -> SourcePosition? {
    let naming = Naming(
      rows: [16: row(line)],
      neighbours: [16: (before.map { row($0) }, after.map { row($0) })], file: "a.swift",
      source: source)
    var finding = Finding(
      kind: .wrongOutcome, headline: "",
      steps: [Step(strand: 1, action: action, target: target, stack: [CodeLocation(address: 16)])])
    naming.name(&finding)
    return finding.steps[0].stack[0].position
  }

  @Test func `an address with a line gets it`() {
    #expect(place(.write, "count", line: 6) == SourcePosition(file: "a.swift", line: 6, column: 3))
  }

  @Test func `a binding that lost its line gets it back`() {
    #expect(place(.read, "count", line: 0, before: 3, after: 5)?.line == 4)
    #expect(place(.read, "counter.count", line: 0, before: 3, after: 6)?.line == 4)
  }

  @Test func `what else has no line belongs to the row after`() {
    #expect(place(.modify, "list", line: 0, before: 6, after: 7)?.line == 7)
    #expect(place(.read, "count", line: 0) == nil)
  }

  @Test func `a read that nothing there can be belongs to the caller`() {
    #expect(place(.read, "other", line: 0, before: 3, after: 5) == nil)
  }

  @Test(arguments: [
    ("Solution.Counter.increment() -> ()", "Counter.increment()"),
    ("Solution.race(_: Solution.Counter, tasks: Swift.Int) async -> Swift.Int", "race(_:tasks:)"),
    (
      "closure #1 @Sendable () -> () in Solution.race(_: Solution.Counter) -> ()",
      "closure #1 in race(_:)"
    ),
    (
      "(1) suspend resume partial function for Solution.Bank.slow() async -> ()", "Bank.slow()"
    ),
    ("Solution.Counter.value.getter : Swift.Int", "Counter.value.getter"),
    ("Solution.apply(_: (Swift.Int) -> Swift.Int, to: [Swift.Int]) -> ()", "apply(_:to:)"),
    ("Tests.`no\u{A0}update`() throws -> ()", "`no update`()"),
  ])
  func `functions are named as they are written`(demangled: String, name: String) {
    #expect(Naming.function(demangled) == name)
  }

  @Test func `what the symbolizer prints is read, innermost frame first`() {
    let output = """
      $s8Solution7CounterC9incrementyyF
      ./a.swift:5:35

      inlined
      /x/a.swift:7:1
      outer
      /x/a.swift:9:1

      ??
      ??:0:0


      """
    let rows = Symbolizer.parse(output, addresses: [1, 2, 3])
    #expect(rows[1]?.function == "Counter.increment()")
    #expect(rows[1]?.file == "a.swift")
    #expect(rows[1]?.column == 35)
    #expect(rows[2]?.line == 7)
    #expect(rows[3] == nil)
  }
}
