public import Trace

/// A run or a counterexample for the trace viewers of Perfetto and Chrome.
///
/// It is the JSON object form of the Trace Event Format
/// (https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU), of which
/// https://perfetto.dev/docs/getting-started/other-formats says what Perfetto reads: complete events
/// (`X`), instants (`i`), arrows (`s`, `f`) and metadata (`M`), times in microseconds. Slices of one
/// thread must not overlap unless one contains the other; those of a strand never overlap.
public struct PerfettoTrace: Hashable, Sendable {
  /// The whole file.
  public let json: String

  /// The trace of a run: a thread for each strand, and in a process of their own one for each core.
  public init(_ run: Run, title: String) {
    self.init(
      events: RunEvents(run, title: title).all,
      clock: run.clock == .virtual ? "virtual" : "real", title: title)
  }

  /// The trace of a schedule: a thread for each strand, a microsecond for each step.
  public init(_ finding: Finding, title: String) {
    self.init(
      events: ScheduleEvents(finding, title: title).all, clock: "one microsecond for each step",
      title: title)
  }

  private init(events: [TraceEvent], clock: String, title: String) {
    let other = JSONText.object([
      JSONText.Member("title", .string(title)), JSONText.Member("clock", .string(clock)),
    ])
    json =
      "{\"displayTimeUnit\":\"ns\",\"otherData\":\(other.text),\"traceEvents\":[\n"
      + events.map(\.json.text).joined(separator: ",\n") + "\n]}\n"
  }
}
