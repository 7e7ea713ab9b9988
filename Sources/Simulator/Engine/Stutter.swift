/// Notices strands that go round and round reading what nobody has changed, so that they make room for others.
///
/// Such a strand is held back until somebody writes something, as a fair scheduler would sooner or later. A loop
/// counts as going round only after many turns without a change: what a bounded loop sees is not lost.
struct Stutter {
  /// How many reads must repeat an earlier one, with nothing written in between.
  private static let patience = 32

  private struct Seen {
    var pc: UInt
    var object: Int32
  }

  /// How many different reads of a strand are remembered.
  private static let most = 16

  /// The reads of each strand since anything was written: so many places for each.
  private var seen: ContiguousArray<Seen> = []
  private var counts: ContiguousArray<Int> = []
  private var repeats: ContiguousArray<Int> = []
  /// The strands that have read something since anything was written.
  private var readers: StrandSet = 0
  /// The strands that are held back.
  private(set) var held: StrandSet = 0

  mutating func reset() { changed() }

  /// A strand reads something, or gives way.
  mutating func idled(_ strand: Int, pc: UInt, object: Int32) {
    while counts.count <= strand {
      seen.append(contentsOf: repeatElement(Seen(pc: 0, object: 0), count: Self.most))
      counts.append(0)
      repeats.append(0)
    }
    readers |= StrandSet(strand: strand)
    let first = strand * Self.most
    let count = counts[strand]
    for place in first..<first + count where seen[place].pc == pc && seen[place].object == object {
      repeats[strand] += 1
      if repeats[strand] >= Self.patience { held |= StrandSet(strand: strand) }
      return
    }
    guard count < Self.most else { return }
    seen[first + count] = Seen(pc: pc, object: object)
    counts[strand] = count + 1
  }

  /// Something was changed: whoever waits for that may look again.
  mutating func changed() {
    while readers != 0 {
      let strand = readers.trailingZeroBitCount
      readers &= readers &- 1
      counts[strand] = 0
      repeats[strand] = 0
    }
    held = 0
  }
}
