/// The strands that wait for the end of another: most often one.
struct Joiners {
  /// The first; -1 for none.
  private(set) var first = -1
  private(set) var others: [Int] = []

  /// Whether nobody waits.
  var isEmpty: Bool { first < 0 }

  /// Whether there is more than the first.
  var hasOthers: Bool { !others.isEmpty }

  /// One more waits.
  mutating func add(_ strand: Int) {
    if first < 0 { first = strand } else { others.append(strand) }
  }

  /// Whether a strand is among those that wait.
  func contains(_ strand: Int) -> Bool { first == strand || others.contains(strand) }

  /// Nobody waits any more.
  mutating func removeAll() {
    first = -1
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }
}
