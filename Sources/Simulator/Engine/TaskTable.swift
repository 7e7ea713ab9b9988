/// Which strand each task is, by the task's identifier, which is never used again in a process.
///
/// An open table that doubles when it is half full: every job of every task is looked up here. Complexity: O(1).
struct TaskTable: ~Copyable {
  private struct Entry: BitwiseCopyable {
    /// 0 where there is none: the runtime counts from 1.
    var identifier: UInt64 = 0
    var strand = 0
  }

  private var entries = Column(count: 64, filler: Entry())
  private var count = 0

  /// Forgets all.
  mutating func removeAll() {
    guard count > 0 else { return }
    entries.base.update(repeating: Entry(), count: entries.count)
    count = 0
  }

  /// The strand of a task; nil if it is none yet.
  subscript(identifier: UInt64) -> Int? {
    let entry = entries.base[place(of: identifier)]
    return entry.identifier == identifier ? entry.strand : nil
  }

  /// Takes note of a task that is a strand from now on.
  mutating func add(_ identifier: UInt64, strand: Int) {
    if (count + 1) * 2 > entries.count { grow() }
    entries.base[place(of: identifier)] = Entry(identifier: identifier, strand: strand)
    count += 1
  }

  /// Where an identifier is, or would be.
  private func place(of identifier: UInt64) -> Int {
    let mask = entries.count &- 1
    var place = Int(truncatingIfNeeded: mixed(identifier)) & mask
    while entries.base[place].identifier != identifier && entries.base[place].identifier != 0 {
      place = (place &+ 1) & mask
    }
    return place
  }

  private mutating func grow() {
    var old = Column(count: entries.count * 2, filler: Entry())
    swap(&old, &entries)
    for place in 0..<old.count where old.base[place].identifier != 0 {
      entries.base[self.place(of: old.base[place].identifier)] = old.base[place]
    }
  }
}
