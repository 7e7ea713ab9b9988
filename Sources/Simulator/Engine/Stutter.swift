/// Notices strands that go round and round reading what nobody has changed, so that they make room for others.
///
/// Such a strand is held back until somebody writes something, as a fair scheduler would sooner or later. A loop
/// counts as going round only after many turns without a change: what a bounded loop sees is not lost.
struct Stutter: ~Copyable {
  /// How many reads must repeat an earlier one, with nothing written in between.
  static let patience = 32

  /// A read by a line of an object.
  private struct Seen: BitwiseCopyable {
    var pc: UInt = 0
    var object: Int32 = 0
  }

  /// What is known of a strand.
  private struct Strand: BitwiseCopyable {
    /// How many different reads are remembered since anything was written.
    var count: Int32 = 0
    /// How many reads have repeated one of them.
    var repeats: Int32 = 0
  }

  /// How many different reads of a strand are remembered.
  private static let most = 16

  /// The reads of each strand: so many places for each.
  private var seen = Column(count: most * 4, filler: Seen())
  private var strands = Column(count: 4, filler: Strand())
  /// The strands that have read something since anything was written.
  private var readers: StrandSet = 0
  /// The strands that are held back.
  private(set) var held: StrandSet = 0

  mutating func reset() { changed() }

  /// A strand reads something, or gives way.
  mutating func idled(_ strand: Int, pc: UInt, object: Int32) {
    strands.reserve(strand)
    seen.reserve(strand &* Self.most &+ Self.most &- 1)
    readers |= StrandSet(strand: strand)
    let reads = seen.base + strand &* Self.most
    let state = strands.base + strand
    let count = Int(state.pointee.count)
    var place = 0
    while place < count {
      if reads[place].pc == pc && reads[place].object == object {
        state.pointee.repeats &+= 1
        if state.pointee.repeats >= Self.patience { held |= StrandSet(strand: strand) }
        return
      }
      place &+= 1
    }
    guard count < Self.most else { return }
    reads[count] = Seen(pc: pc, object: object)
    state.pointee.count &+= 1
  }

  /// Something was changed: whoever waits for that may look again.
  @inline(__always)
  mutating func changed() {
    while readers != 0 {
      strands.base[readers.lowest] = Strand()
      readers &= readers &- 1
    }
    held = 0
  }
}
