public import Terminal
public import Trace

/// A run: a row for each strand and each core, time from left to right.
///
/// How a run is looked at, which rows and which stretch of time, is part of the value; how wide and in
/// which characters is the surface's.
public struct Timeline: Hashable, Sendable {
  /// Which rows are drawn.
  public enum Rows: String, Hashable, Sendable, CaseIterable {
    /// One for each strand that did more than wait for others.
    case strands
    /// One for each core, with who held it.
    case cores
    /// Strands, then cores.
    case both
  }

  /// What is drawn.
  public let run: Run
  /// Which rows are drawn.
  public let rows: Rows
  /// The stretch of time that is drawn.
  let window: TimeWindow

  /// Makes a timeline.
  ///
  /// - Parameters:
  ///   - run: What is drawn.
  ///   - rows: Which rows are drawn.
  ///   - from: Where the drawing begins, in nanoseconds; the begin of the run if not given.
  ///   - to: Where it ends; the end of the run if not given. Times outside of the run are brought
  ///     into it, and a stretch that ends before it begins is turned round.
  public init(_ run: Run, rows: Rows = .both, from: Int? = nil, to: Int? = nil) {
    self.run = run
    self.rows = rows
    self.window = TimeWindow(of: run, from: from, to: to)
  }

  /// The timeline's lines: axis, strands, cores, what is left out, legend; at most `height` of them
  /// where six can be had.
  public func lines(on surface: Surface, height: Int = 20) -> [Line] {
    TimelineLayout(TimelineModel(run, rows: rows, window: window), surface: surface)
      .lines(height: height)
  }

  /// The timeline as it stands at a moment of the run: nothing of what comes later is drawn, and each
  /// row of a strand ends in a bar that says how far its download is.
  public func lines(on surface: Surface, height: Int = 20, at now: Int) -> [Line] {
    TimelineLayout(TimelineModel(run, rows: rows, window: window, now: now), surface: surface)
      .lines(height: height)
  }
}
