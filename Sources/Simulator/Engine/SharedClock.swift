/// What somebody knows to have happened in a run of any number of strands.
///
/// Most strands of a large run have learned little since they were started. So what they know is a tree that they share
/// with the one that started them, and beside it the times of a few strands that the tree does not say yet.
struct SharedClock: KnownTimes {
  private var tree = ClockTree()
  /// Strands of which more is known than the tree says, and up to which time; -1 for none.
  private var loose = SIMD2<Int32>(repeating: -1)
  private var times = SIMD2<UInt32>()

  /// The time of a strand up to which everything is known to have happened; 0 for nothing of it.
  subscript(strand: Int) -> UInt32 {
    var time = tree[strand]
    for place in 0..<2 where Int(loose[place]) == strand { time = max(time, times[place]) }
    return time
  }

  /// Everything of a strand up to a time has happened.
  mutating func raise(_ strand: Int, to time: UInt32) {
    let number = Int32(truncatingIfNeeded: strand)
    if loose[0] != number && loose[1] != number && loose[0] >= 0 && loose[1] >= 0 { settle() }
    let place = loose[1] == number || (loose[0] != number && loose[0] >= 0) ? 1 : 0
    loose[place] = number
    times[place] = max(times[place], time)
  }

  /// Everything that has happened according to another clock has happened.
  /// - Parameter own: a strand of which nothing is to be learned.
  mutating func join(_ other: SharedClock, except own: Int = -1) {
    tree.join(other.tree)
    for place in 0..<2 where other.loose[place] >= 0 && Int(other.loose[place]) != own {
      raise(Int(other.loose[place]), to: other.times[place])
    }
  }

  /// Everything has happened up to a time for each of the first strands.
  mutating func learn(_ times: UnsafePointer<UInt32>) {
    for strand in 0..<Clocks.width where times[strand] > 0 { raise(strand, to: times[strand]) }
  }

  /// Puts everything into the tree, so that copies share it.
  mutating func settle() {
    for place in 0..<2 where loose[place] >= 0 {
      tree.raise(Int(loose[place]), to: times[place])
    }
    loose = SIMD2(repeating: -1)
    times = SIMD2()
  }

  /// Whether the next strand of which more is known has a place beside the tree.
  var hasRoom: Bool { loose[0] < 0 || loose[1] < 0 }
}
