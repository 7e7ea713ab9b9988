import Foundation
import Pictures
import Testing
import Trace

struct PerfettoTraceTests {
  /// The events of a trace, as any reader of JSON sees them.
  private func events(_ trace: PerfettoTrace) throws -> [[String: Any]] {
    let root = try JSONSerialization.jsonObject(with: Data(trace.json.utf8)) as? [String: Any]
    return try #require(root?["traceEvents"] as? [[String: Any]])
  }

  @Test func `a trace looks as its file says`() throws {
    try Golden.check(PerfettoTrace(Samples.everything, title: "a run").json, "everything.json")
    try Golden.check(PerfettoTrace(Samples.checkThenAct, title: "x").json, "check-then-act.json")
  }

  /// What the Trace Event Format asks of each event: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU.
  @Test func `every event has what the format asks of its phase`() throws {
    let all =
      try Samples.runs.flatMap { try events(PerfettoTrace($0.run, title: $0.name)) }
      + Samples.findings.flatMap { try events(PerfettoTrace($0.finding, title: $0.name)) }
    #expect(all.count > 200)
    for event in all {
      let phase = try #require(event["ph"] as? String)
      #expect(event["name"] is String)
      #expect(event["pid"] is Int)
      #expect(event["tid"] is Int)
      #expect(phase == "M" || event["ts"] is NSNumber)
      let arguments = event["args"] as? [String: Any] ?? [:]
      switch phase {
      case "X":
        #expect((event["dur"] as? NSNumber)?.doubleValue ?? -1 >= 0)
      case "i":
        #expect(event["s"] as? String == "t")
      case "s":
        #expect(event["id"] is Int)
      case "f":
        #expect(event["id"] is Int)
        #expect(event["bp"] as? String == "e")
      case "M":
        let name = event["name"] as? String ?? ""
        let value = name.hasSuffix("_name") ? arguments["name"] : arguments["sort_index"]
        #expect(value is String || value is Int)
        #expect(
          ["process_name", "process_sort_index", "thread_name", "thread_sort_index"].contains(name))
      default: Issue.record("'\(phase)' is no phase that we write")
      }
    }
  }

  @Test func `times are microseconds, exact to the nanosecond`() throws {
    var run = Samples.everything
    run.intervals = [
      Run.Interval(strand: 1, state: .running, start: 1_500, end: 1_234_567_891, core: 0)
    ]
    let slices = try events(PerfettoTrace(run, title: "x")).filter { $0["ph"] as? String == "X" }
    #expect(slices.map { $0["ts"] as? Double } == [1.5, 1.5])
    #expect(slices.map { $0["dur"] as? Double } == [1_234_566.391, 1_234_566.391])
  }

  @Test func `there is a thread for each strand and each core, by name`() throws {
    let names = try events(PerfettoTrace(Samples.everything, title: "a run"))
      .filter { $0["name"] as? String == "thread_name" }
      .map { event in
        "\(event["pid"] ?? "") \((event["args"] as? [String: Any])?["name"] ?? "")"
      }
    #expect(
      names == [
        "1 main", "1 reader", "1 writer", "1 timer", "1 worker", "2 core 1", "2 core 2",
      ])
  }

  @Test func `slices of one thread never overlap`() throws {
    let slices = try events(PerfettoTrace(Samples.everything, title: "x"))
      .filter { $0["ph"] as? String == "X" }
    let threads = Dictionary(grouping: slices) { "\($0["pid"] ?? "") \($0["tid"] ?? "")" }
    for slices in threads.values {
      let spans = slices.map { slice -> (Double, Double) in
        let start = slice["ts"] as? Double ?? 0
        return (start, start + (slice["dur"] as? Double ?? 0))
      }.sorted { $0 < $1 }
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.1 <= $1.0 })
    }
  }

  @Test func `an arrow has two ends, each inside of a slice of its thread`() throws {
    let all = try events(PerfettoTrace(Samples.everything, title: "x"))
    let ends = all.filter { ["s", "f"].contains($0["ph"] as? String) }
    #expect(ends.count == 8)
    for end in ends {
      let time = end["ts"] as? Double ?? -1
      let holder = all.contains { slice in
        guard slice["ph"] as? String == "X", slice["tid"] as? Int == end["tid"] as? Int,
          slice["pid"] as? Int == end["pid"] as? Int, let start = slice["ts"] as? Double,
          let length = slice["dur"] as? Double
        else { return false }
        return start <= time && time <= start + length
      }
      #expect(holder)
    }
  }

  @Test(arguments: Samples.hostileTexts)
  func `whatever a name holds arrives as it was`(text: String) throws {
    let trace = PerfettoTrace(Samples.run(saying: text), title: text)
    let all = try events(trace)
    let names = all.filter { $0["name"] as? String == "thread_name" }
      .compactMap { ($0["args"] as? [String: Any])?["name"] as? String }
    #expect(names.prefix(5).allSatisfy { $0 == text })
    #expect(trace.json.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    #expect(try !events(PerfettoTrace(Samples.finding(saying: text), title: text)).isEmpty)
  }
}
