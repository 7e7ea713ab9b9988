/// Which variables hold values, as far as the accesses so far show.
///
/// Memory of a new object holds anything until its initialiser has written every word of it, and
/// printing anything crashes. A variable counts as initialised once it is read, written as a whole, or written again.
struct InitialisedMemory {
  /// A variable of one object; an object that comes to lie in the same place is another.
  struct Key: Hashable {
    var object: Int64
    var address: UInt
  }

  private var written: [Key: [Range<UInt>]] = [:]
  private var initialised: Set<Key> = []

  /// Whether the variable is known to hold a value.
  func holdsValue(_ key: Key) -> Bool { initialised.contains(key) }

  /// Takes note of an access that is about to happen.
  mutating func willAccess(_ key: Key, bytes: Range<UInt>, kind: RawAccess.Kind, isFormal: Bool) {
    guard !initialised.contains(key) else { return }
    let isAgain = written[key]?.contains { $0.overlaps(bytes) } ?? false
    if kind != .write || isFormal || isAgain {
      initialised.insert(key)
      written[key] = nil
    }
  }

  /// Takes note of a write that has happened.
  mutating func didWrite(_ key: Key, bytes: Range<UInt>, of whole: Range<UInt>) {
    guard !initialised.contains(key) else { return }
    written[key, default: []].append(bytes)
    let covered = written[key, default: []].reduce(0) { $0 + $1.clamped(to: whole).count }
    if covered >= whole.count {
      initialised.insert(key)
      written[key] = nil
    }
  }
}
