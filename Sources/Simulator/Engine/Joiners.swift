/// The strands that wait for the end of another: most often one.
struct Joiners {
  private var first = -1
  private var others: [Int] = []

  /// Whether nobody waits.
  var isEmpty: Bool { first < 0 }

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

  /// Calls a function with each, in the order in which they came.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    guard first >= 0 else { return }
    body(first)
    for other in others { body(other) }
  }
}
