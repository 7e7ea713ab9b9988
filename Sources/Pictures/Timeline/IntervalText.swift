import Trace

/// An interval in words: `page 1: waiting for input, page-1.example, 10 ms to 142 ms (132 ms), 2,443 B`.
struct IntervalText {
  /// The words.
  let words: String

  init(_ interval: Run.Interval, in row: TimelineRow, of run: Run) {
    var parts = [Self.what(interval, in: row, of: run)]
    if let label = interval.label { parts.append(label) }
    let (from, to) = (TimeText.words(interval.start), TimeText.words(interval.end))
    let length = TimeText.words(interval.end - interval.start)
    parts.append(interval.start == interval.end ? "at \(from)" : "\(from) to \(to) (\(length))")
    if let core = interval.core, row.isStrand { parts.append("core \(core + 1)") }
    if let bytes = interval.bytes { parts.append(ByteText.words(bytes)) }
    words = "\(row.name): \(parts.joined(separator: ", "))"
  }

  /// The state; in the row of a core, whose it is.
  private static func what(_ interval: Run.Interval, in row: TimelineRow, of run: Run) -> String {
    guard !row.isStrand else { return interval.state.words }
    return run.strands.first { $0.id == interval.strand }?.name ?? "\(interval.strand)"
  }
}
