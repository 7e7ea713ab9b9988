/// Rows of vector clocks: for each strand, how many of its steps come before.
///
/// All rows are as wide as the highest strand needs, in units of eight strands.
struct ClockTable: ~Copyable {
  /// Eight strands' part of a clock.
  typealias Part = SIMD8<Int32>

  private var parts: Column<Part>
  private var rows: Int
  /// How many parts a row has.
  private(set) var width = 1

  /// Makes a table of `rows` empty clocks.
  init(rows: Int) {
    self.rows = rows
    parts = Column(count: rows, filler: Part())
  }

  /// How many strands a row has room for.
  var strands: Int { width * Part.scalarCount }

  /// A row's parts.
  @inline(__always)
  func row(_ index: Int) -> UnsafeMutablePointer<Part> {
    parts.base + index &* width
  }

  /// How many steps of `strand` come before, in a row.
  @inline(__always)
  func steps(_ row: Int, _ strand: Int) -> Int32 {
    parts.base[row &* width &+ strand &>> 3][strand & 7]
  }

  /// Sets how many steps of `strand` come before, in a row.
  @inline(__always)
  func set(_ row: Int, _ strand: Int, to steps: Int32) {
    parts.base[row &* width &+ strand &>> 3][strand & 7] = steps
  }

  /// Makes sure that a row is there.
  @inline(__always)
  mutating func reserve(row: Int) {
    if row >= rows {
      parts.reserve((row + 1) * width - 1)
      rows = parts.count / width
    }
  }

  /// Empties some rows.
  @inline(__always)
  func clear(rows: ClosedRange<Int>) {
    row(rows.lowerBound).update(repeating: Part(), count: rows.count &* width)
  }

  /// Makes rows wide enough for a strand, keeping what they hold.
  mutating func widen(for strand: Int) {
    var wider = width
    while strand >= wider * Part.scalarCount { wider *= 2 }
    guard wider != width else { return }
    let new = Column(count: rows * wider, filler: Part())
    for row in 0..<rows {
      (new.base + row * wider).update(from: parts.base + row * width, count: width)
    }
    parts = new
    width = wider
  }
}

extension UnsafeMutablePointer where Pointee == ClockTable.Part {
  /// Adds everything that comes before according to another clock.
  @inline(__always)
  func join(_ other: Self, width: Int) {
    self[0] = pointwiseMax(self[0], other[0])
    var part = 1
    while part < width {
      self[part] = pointwiseMax(self[part], other[part])
      part &+= 1
    }
  }

  /// Becomes another clock.
  @inline(__always)
  func copy(_ other: Self, width: Int) {
    self[0] = other[0]
    var part = 1
    while part < width {
      self[part] = other[part]
      part &+= 1
    }
  }
}
