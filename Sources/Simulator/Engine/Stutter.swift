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

  /// The reads of each strand since anything was written.
  private var seen: ContiguousArray<ContiguousArray<Seen>> = []
  private var repeats: ContiguousArray<Int> = []
  /// The strands that are held back.
  private(set) var held: StrandSet = 0

  mutating func reset() {
    for strand in seen.indices {
      seen[strand].removeAll(keepingCapacity: true)
      repeats[strand] = 0
    }
    held = 0
  }

  /// A strand reads something, or gives way.
  mutating func idled(_ strand: Int, pc: UInt, object: Int32) {
    while seen.count <= strand {
      seen.append([])
      repeats.append(0)
    }
    if seen[strand].contains(where: { $0.pc == pc && $0.object == object }) {
      repeats[strand] += 1
      if repeats[strand] >= Self.patience { held |= StrandSet(strand: strand) }
    } else if seen[strand].count < 16 {
      seen[strand].append(Seen(pc: pc, object: object))
    }
  }

  /// Something was changed: whoever waits for that may look again.
  mutating func changed() {
    guard held != 0 || !repeats.isEmpty else { return }
    for strand in seen.indices where !seen[strand].isEmpty {
      seen[strand].removeAll(keepingCapacity: true)
      repeats[strand] = 0
    }
    held = 0
  }
}
