/// What somebody knows to have happened in a run of any number of strands.
///
/// Most strands of a large run have learned little since they were started. So what they know is a tree that they share
/// with the one that started them, and beside it the times of two strands that the tree does not say yet.
struct SharedClock: KnownTimes {
  /// A strand of which more is known than the tree says, and up to which time; -1 for none.
  private struct Loose: BitwiseCopyable {
    var strand: Int32 = -1
    var time: UInt32 = 0
  }

  private var tree = ClockTree()
  private var first = Loose()
  private var second = Loose()

  /// The time of a strand up to which everything is known to have happened; 0 for nothing of it.
  subscript(strand: Int) -> UInt32 {
    let time = tree[strand]
    if Int(first.strand) == strand { return max(time, first.time) }
    if Int(second.strand) == strand { return max(time, second.time) }
    return time
  }

  /// Everything of a strand up to a time has happened.
  mutating func raise(_ strand: Int, to time: UInt32) {
    let number = Int32(truncatingIfNeeded: strand)
    if first.strand == number {
      first.time = max(first.time, time)
    } else if second.strand == number {
      second.time = max(second.time, time)
    } else if first.strand < 0 {
      first = Loose(strand: number, time: time)
    } else if second.strand < 0 {
      second = Loose(strand: number, time: time)
    } else {
      settle()
      first = Loose(strand: number, time: time)
    }
  }

  /// Everything that has happened according to another clock has happened.
  /// - Parameter own: a strand of which nothing is to be learned.
  mutating func join(_ other: borrowing SharedClock, except own: Int = -1) {
    if !tree.isSame(as: other.tree) { tree.join(other.tree) }
    let (first, second) = (other.first, other.second)
    if first.strand >= 0, Int(first.strand) != own { raise(Int(first.strand), to: first.time) }
    if second.strand >= 0, Int(second.strand) != own { raise(Int(second.strand), to: second.time) }
  }

  /// Everything has happened up to a time for each of the first strands.
  mutating func learn(_ times: UnsafePointer<UInt32>) {
    for strand in 0..<Clocks.width where times[strand] > 0 { raise(strand, to: times[strand]) }
  }

  /// Puts everything into the tree, so that copies share it.
  mutating func settle() {
    if first.strand >= 0 { tree.raise(Int(first.strand), to: first.time) }
    if second.strand >= 0 { tree.raise(Int(second.strand), to: second.time) }
    (first, second) = (Loose(), Loose())
  }

  /// Whether the next strand of which more is known has a place beside the tree.
  var hasRoom: Bool { first.strand < 0 || second.strand < 0 }
}
