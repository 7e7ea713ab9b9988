import Testing
import Trace

@testable import Grading

struct AccessPlacesTests {
  private let source = """
    func increment() {
      let old = count
      let again = count
      pause()
      count = old + 1
      list.append(old)
    }
    """

  private func position(_ line: Int, _ column: Int = 1) -> SourcePosition {
    SourcePosition(file: "Solution.swift", line: line, column: column)
  }

  /// Where steps at addresses come to stand, given the lines of the rows around each.
  private func lines(
    _ steps: [(address: UInt64, action: Step.Action, target: String, previous: Int?, next: Int?)]
  ) -> [Int?] {
    var rows: [UInt64: AccessPlaces.Rows] = [:]
    for step in steps {
      rows[step.address] = AccessPlaces.Rows(
        previous: step.previous.map { position($0) }, next: step.next.map { position($0) })
    }
    let finding = Finding(
      kind: .wrongOutcome, headline: "",
      steps: steps.map {
        Step(
          strand: 1, action: $0.action, target: $0.target,
          stack: [CodeLocation(address: $0.address)])
      })
    let places = AccessPlaces(source: source, file: "/tmp/Solution.swift", rows: rows)
    return places.placed(finding).steps.map { $0.stack[0].position?.line }
  }

  @Test func `a read without a line stands at the copy before the next row`() {
    #expect(lines([(0x10, .read, "count", 1, 4)]) == [2])
  }

  @Test func `two copies between the same rows are taken in the order of addresses`() {
    #expect(lines([(0x20, .read, "count", 1, 4), (0x10, .read, "count", 1, 4)]) == [3, 2])
  }

  @Test func `the same copy again is the same place`() {
    #expect(lines([(0x10, .read, "count", 1, 4), (0x10, .read, "count", 1, 4)]) == [2, 2])
  }

  @Test func `a change without a line stands at the next row`() {
    #expect(lines([(0x10, .modify, "list", 5, 6)]) == [6])
  }

  @Test func `a read that is all that a closure returns stands there`() {
    let source = """
      let before = lock.withLock { count }
      let sum = lock.withLock { number in self.count }
      let last = lock.withLock {
        one.count
      }
      use(count)
      """
    func line(_ previous: Int, _ next: Int) -> Int? {
      let finding = Finding(
        kind: .wrongOutcome, headline: "",
        steps: [
          Step(strand: 1, action: .read, target: "count", stack: [CodeLocation(address: 0x10)])
        ])
      // A closure's first row has no column, its last is the closing brace.
      let rows = AccessPlaces.Rows(previous: position(previous, 0), next: position(next, 40))
      let places = AccessPlaces(source: source, file: "Solution.swift", rows: [0x10: rows])
      return places.placed(finding).steps[0].stack[0].position?.line
    }
    #expect(line(1, 1) == 1)
    #expect(line(2, 2) == 2)
    #expect(line(3, 5) == 4)
    // No closure's value, but the only use of the name there is.
    #expect(line(6, 6) == 6)
  }

  @Test func `a read with no such copy stays without a line`() {
    #expect(lines([(0x10, .read, "balance", 1, 4)]) == [nil])
  }

  @Test func `a write without a line stays without one`() {
    #expect(lines([(0x10, .write, "count", 1, 4)]) == [nil])
  }

  @Test func `the field's last name is what is looked for`() {
    #expect(lines([(0x10, .read, "counter #1.count", 1, 4)]) == [2])
    #expect(AccessPlaces.lastName(of: "accounts[1].balance") == "balance")
    #expect(AccessPlaces.lastName(of: "list[1]") == "list")
  }

  @Test func `a row without a column is the compiler's own and places nothing`() {
    let rows: [UInt64: AccessPlaces.Rows] = [
      0x10: AccessPlaces.Rows(previous: position(1, 0), next: position(6, 0))
    ]
    let finding = Finding(
      kind: .wrongOutcome, headline: "",
      steps: [
        Step(
          strand: 1, action: .modify, target: "list", stack: [CodeLocation(address: 0x10)])
      ])
    let placed = AccessPlaces(source: source, file: "Solution.swift", rows: rows).placed(finding)
    #expect(placed == finding)
  }

  @Test func `a place that is known is left alone`() {
    let known = CodeLocation(address: 0x10, position: position(5, 3))
    let finding = Finding(
      kind: .wrongOutcome, headline: "",
      steps: [Step(strand: 1, action: .read, target: "count", stack: [known])])
    let rows: [UInt64: AccessPlaces.Rows] = [
      0x10: AccessPlaces.Rows(previous: position(1), next: position(4))
    ]
    let placed = AccessPlaces(source: source, file: "Solution.swift", rows: rows).placed(finding)
    #expect(placed == finding)
  }
}
