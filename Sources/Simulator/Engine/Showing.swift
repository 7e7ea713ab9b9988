internal import Trace

/// What each strand is shown doing since when, and what it was shown doing before.
struct Showing: ~Copyable {
  /// A stretch of a strand's time, in a form that costs nothing to copy; -1 where there is none of something.
  private struct Stretch: BitwiseCopyable {
    var state = Run.State.ready
    var strand: Int32 = -1
    var core: Int32 = -1
    var label: Int32 = -1
    var bytes = -1
    var start = -1
    var end = -1

    func isSame(as other: Stretch) -> Bool {
      state == other.state && core == other.core && label == other.label && bytes == other.bytes
    }
  }

  private var open = Column(count: 16, filler: Stretch())
  private var openCount = 0
  private var closed = Column(count: 64, filler: Stretch())
  private var closedCount = 0
  private var labels: [String] = []
  private var numbers: [String: Int32] = [:]

  /// A strand does something from now on.
  mutating func show(_ strand: Int, _ pause: StrandState.Pause, core: Int?, at now: Int) {
    var stretch = Stretch()
    stretch.state = pause.state
    stretch.strand = Int32(truncatingIfNeeded: strand)
    if let core { stretch.core = Int32(truncatingIfNeeded: core) }
    if let label = pause.label { stretch.label = number(of: label) }
    if let bytes = pause.bytes { stretch.bytes = bytes }
    stretch.start = now
    open.reserve(strand)
    openCount = max(openCount, strand + 1)
    if open.base[strand].start >= 0, open.base[strand].isSame(as: stretch) { return }
    close(strand, at: now)
    open.base[strand] = stretch
  }

  /// A strand does nothing more that is shown.
  mutating func close(_ strand: Int, at now: Int) {
    guard strand < openCount, open.base[strand].start >= 0 else { return }
    var stretch = open.base[strand]
    open.base[strand].start = -1
    guard stretch.start < now else { return }
    stretch.end = now
    closed.reserve(closedCount)
    closed.base[closedCount] = stretch
    closedCount += 1
  }

  /// Closes what is still open at the end.
  mutating func closeAll(at now: Int) {
    for strand in 0..<openCount { close(strand, at: now) }
  }

  /// What was shown, by when it began.
  var intervals: [Run.Interval] {
    UnsafeBufferPointer(start: closed.base, count: closedCount)
      .sorted { ($0.start, $0.strand) < ($1.start, $1.strand) }
      .map { stretch in
        Run.Interval(
          strand: Int(stretch.strand), state: stretch.state, start: stretch.start,
          end: stretch.end, core: stretch.core < 0 ? nil : Int(stretch.core),
          label: stretch.label < 0 ? nil : labels[Int(stretch.label)],
          bytes: stretch.bytes < 0 ? nil : stretch.bytes)
      }
  }

  private mutating func number(of label: String) -> Int32 {
    if let known = numbers[label] { return known }
    let number = Int32(truncatingIfNeeded: labels.count)
    labels.append(label)
    numbers[label] = number
    return number
  }
}
