/// The set of strands of one execution, as bits: a search handles up to 64 strands.
typealias StrandSet = UInt64

extension StrandSet {
  /// The set of one strand.
  @inline(__always)
  init(strand: Int) {
    self = 1 &<< UInt64(truncatingIfNeeded: strand)
  }

  /// Whether the strand is in the set.
  @inline(__always)
  func has(_ strand: Int) -> Bool {
    self & StrandSet(strand: strand) != 0
  }

  /// The strand with the lowest number; the set is not empty.
  @inline(__always)
  var lowest: Int {
    trailingZeroBitCount
  }
}
