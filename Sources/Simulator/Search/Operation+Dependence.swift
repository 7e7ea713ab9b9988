extension Operation {
  /// Whether it leaves its object as it is, or has none.
  @inline(__always)
  var changesItsObject: Bool {
    switch kind {
    case .local, .yield, .join, .read: false
    case .write, .acquire, .release, .wait: true
    }
  }

  /// Whether the order of the two can matter.
  @inline(__always)
  func isDependent(on other: Operation) -> Bool {
    guard changesItsObject || other.changesItsObject else { return false }
    return (object >= 0 && (object == other.object || object == other.second))
      || (second >= 0 && (second == other.object || second == other.second))
  }
}
