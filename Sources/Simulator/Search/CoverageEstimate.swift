/// How many leaves a search tree has, guessed from the part that was tried.
///
/// From the branch at hand up to the root, each choice that was not tried is taken to be as large as
/// those beside it were on average (as Nidhugg does), and the one at hand as at least that.
struct CoverageEstimate {
  /// The leaves below the node climbed to.
  private(set) var leaves = 0.0

  /// Goes up to a node.
  /// - Parameters:
  ///   - leaves: the leaves below its choices that were tried to the end.
  ///   - tried: how many choices that were.
  ///   - untried: how many choices are left, besides the one at hand.
  mutating func climb(leaves done: Double, tried: Double, untried: Int) {
    let average = tried > 0 ? done / tried : 0
    let current = max(leaves, average)
    leaves = done + current + Double(untried) * (done + current) / (tried + 1)
  }
}
