import Pictures
import Trace

/// How a run is to be drawn: which rows, and which stretch of its time.
struct TimelineView: Hashable, Sendable {
  /// Which rows are drawn.
  var rows = Timeline.Rows.both
  /// Where the drawing begins, in nanoseconds; nil for the beginning of the run.
  var from: Int?
  /// Where it ends; nil for the end of the run.
  var to: Int?

  /// As a run is drawn where nothing else is said.
  static let whole = TimelineView()

  /// Reads `--rows`, `--from` and `--to`.
  static func read(_ invocation: Invocation) throws(UsageError) -> TimelineView {
    var view = TimelineView()
    if let text = invocation.options[.rows] {
      guard let rows = Timeline.Rows(rawValue: text) else {
        throw .badValue(.rows, value: text, expected: "strands, cores or both")
      }
      view.rows = rows
    }
    view.from = try time(.from, invocation)
    view.to = try time(.to, invocation)
    return view
  }

  /// The picture of a run.
  func timeline(_ run: Run) -> Timeline { Timeline(run, rows: rows, from: from, to: to) }

  /// The nanoseconds of a unit, the longest name first.
  private static let units = [("ms", 1e6), ("us", 1e3), ("µs", 1e3), ("ns", 1.0), ("s", 1e9)]

  private static func time(
    _ option: OptionName, _ invocation: Invocation
  ) throws(UsageError) -> Int? {
    guard let text = invocation.options[option] else { return nil }
    let unit = units.first { text.hasSuffix($0.0) }
    let number = unit.flatMap { Double(text.dropLast($0.0.count)) }
    guard let unit, let number, number >= 0, number * unit.1 <= 1e18 else {
      throw .badValue(option, value: text, expected: "a time such as 200ms or 1.5s")
    }
    return Int((number * unit.1).rounded())
  }
}
