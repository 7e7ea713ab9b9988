import Pictures
import Testing

@testable import lab

struct TimelineViewTests {
  @Test(
    arguments: [
      ("0s", 0), ("10ms", 10_000_000), ("1.5s", 1_500_000_000), ("250us", 250_000),
      ("250µs", 250_000), ("7ns", 7),
    ])
  func `a time is a number and its unit`(text: String, nanoseconds: Int) throws {
    let view = try TimelineView.read(
      ArgumentParser.parse(["run", "threads", "--from", text, "--to", text]))
    #expect(view.from == nanoseconds)
    #expect(view.to == nanoseconds)
  }

  @Test(arguments: ["10", "ms", "-1s", "1 minute", "nans", "infs", "1e30s"])
  func `what is no time is refused`(text: String) throws {
    let invocation = try ArgumentParser.parse(["trace", "08", "--from=\(text)"])
    let expected = UsageError.badValue(
      .from, value: text, expected: "a time such as 200ms or 1.5s")
    #expect(throws: expected) { try TimelineView.read(invocation) }
  }

  @Test func `rows are those of strands, of cores, or both`() throws {
    for rows in Timeline.Rows.allCases {
      let invocation = try ArgumentParser.parse(["run", "--rows", rows.rawValue])
      #expect(try TimelineView.read(invocation) == TimelineView(rows: rows))
    }
    let invocation = try ArgumentParser.parse(["run", "--rows", "columns"])
    let expected = UsageError.badValue(
      .rows, value: "columns", expected: "strands, cores or both")
    #expect(throws: expected) { try TimelineView.read(invocation) }
  }
}
