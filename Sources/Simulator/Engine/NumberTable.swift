/// A number for each of many keys: which strand a task is, by the identifier that the runtime never uses again; what was
/// handed on at an address.
///
/// An open table that doubles when it is half full: every job of every task is looked up here. Complexity: O(1).
struct NumberTable: ~Copyable {
  private struct Entry: BitwiseCopyable {
    /// 0 where there is none.
    var key: UInt64 = 0
    var number = 0
  }

  private var entries = Column(count: 64, filler: Entry())
  private var count = 0

  /// Whether no key has a number.
  var isEmpty: Bool { count == 0 }

  /// Forgets all.
  mutating func removeAll() {
    guard count > 0 else { return }
    entries.base.update(repeating: Entry(), count: entries.count)
    count = 0
  }

  /// The number of a key, which is not 0; nil if it has none yet.
  subscript(key: UInt64) -> Int? {
    let entry = entries.base[place(of: key)]
    return entry.key == key ? entry.number : nil
  }

  /// Gives a key a number, or another one.
  mutating func set(_ key: UInt64, to number: Int) {
    if (count + 1) * 2 > entries.count { grow() }
    let place = place(of: key)
    if entries.base[place].key == 0 { count += 1 }
    entries.base[place] = Entry(key: key, number: number)
  }

  /// Where a key is, or would be.
  private func place(of key: UInt64) -> Int {
    let mask = entries.count &- 1
    var place = Int(truncatingIfNeeded: mixed(key)) & mask
    while entries.base[place].key != key && entries.base[place].key != 0 {
      place = (place &+ 1) & mask
    }
    return place
  }

  private mutating func grow() {
    var old = Column(count: entries.count * 2, filler: Entry())
    swap(&old, &entries)
    for place in 0..<old.count where old.base[place].key != 0 {
      entries.base[self.place(of: old.base[place].key)] = old.base[place]
    }
  }
}
