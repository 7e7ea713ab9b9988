internal import CStrand

/// Notices that the running strand comes back to a state that it was in while nothing else happened: it would do so for
/// ever.
///
/// A state is known by the program's frames on the stack, by the first words of what these refer to, and by how often
/// the program has changed memory elsewhere. So a loop that counts its rounds never comes back to one. A loop that
/// counts them where nobody sees it, deep inside of a collection, would: that is why one is looked at only after it
/// has gone on for long.
struct Rounds {
  /// How many steps are looked at.
  static let looks = 500
  /// How many states are remembered: who goes round comes back to the first of them.
  private static let most = 32
  private var states: [UInt64] = []

  /// Begins anew.
  mutating func reset() {
    if !states.isEmpty { states.removeAll(keepingCapacity: true) }
  }

  /// Looks at the running strand.
  /// - Returns: whether it was in the same state before.
  mutating func comesBack() -> Bool {
    let state = cs_fingerprint()
    guard state != 0 else { return false }
    if states.contains(state) { return true }
    if states.count < Self.most { states.append(state) }
    return false
  }
}
