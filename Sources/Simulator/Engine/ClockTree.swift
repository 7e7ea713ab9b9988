/// A vector clock of any number of strands that shares what it can with others: a tree of sixteen branches a node.
///
/// Copies cost one reference. A copy that learns of one more strand has a path of its own, and joining two clocks
/// looks only at where they differ. A node that nobody else refers to is changed in place.
struct ClockTree {
  /// How many branches a node has, and how many bits of a strand's number choose among them.
  private static let branches = 16
  private static let bits = 4

  /// A part of the tree: the clocks of sixteen strands, or sixteen parts.
  private class Node {}

  private final class Leaf: Node {
    var clocks: SIMD16<UInt32>
    init(_ clocks: SIMD16<UInt32>) { self.clocks = clocks }
  }

  private final class Inner: Node {
    let parts: UnsafeMutablePointer<Node?>

    /// Makes a node with the same parts as another, or with none.
    init(like other: Inner?) {
      parts = .allocate(capacity: branches)
      if let other {
        parts.initialize(from: other.parts, count: branches)
      } else {
        parts.initialize(repeating: nil, count: branches)
      }
    }

    deinit {
      parts.deinitialize(count: branches)
      parts.deallocate()
    }
  }

  private var root: Node?
  /// How many levels are above the leaves.
  private var height = 0

  /// Makes a clock of which nothing has happened.
  init() {}

  /// Whether nothing has happened.
  var isEmpty: Bool { root == nil }

  /// Whether this is a copy of another clock, and neither has changed since.
  func isSame(as other: ClockTree) -> Bool { root === other.root }

  /// The time of a strand up to which everything is known to have happened; 0 for nothing of it.
  subscript(strand: Int) -> UInt32 {
    guard let root, strand >> (Self.bits * (height + 1)) == 0 else { return 0 }
    var node = root
    for level in stride(from: height, to: 0, by: -1) {
      guard let next = Self.inner(node).parts[Self.branch(strand, level)] else { return 0 }
      node = next
    }
    return Self.leaf(node).clocks[strand & (Self.branches - 1)]
  }

  /// Everything of a strand up to a time has happened.
  mutating func raise(_ strand: Int, to clock: UInt32) {
    guard self[strand] < clock else { return }
    while strand >> (Self.bits * (height + 1)) != 0 { addLevel() }
    Self.raise(&root, height, strand, to: clock)
  }

  /// Everything that has happened according to another clock has happened.
  mutating func join(_ other: ClockTree) {
    guard let theirs = other.root, theirs !== root else { return }
    guard root != nil else {
      self = other
      return
    }
    var other = other
    while height < other.height { addLevel() }
    while other.height < height { other.addLevel() }
    root = Self.joined(root, other.root, height)
  }

  // MARK: Nodes

  private static func branch(_ strand: Int, _ level: Int) -> Int {
    (strand >> (bits * level)) & (branches - 1)
  }

  // Which class a node has follows from its level.
  private static func leaf(_ node: Node) -> Leaf { unsafeDowncast(node, to: Leaf.self) }
  private static func inner(_ node: Node) -> Inner { unsafeDowncast(node, to: Inner.self) }

  private mutating func addLevel() {
    if let root {
      let top = Inner(like: nil)
      top.parts[0] = root
      self.root = top
    }
    height += 1
  }

  private static func raise(_ node: inout Node?, _ level: Int, _ strand: Int, to clock: UInt32) {
    let kept = isKnownUniquelyReferenced(&node) ? node : nil
    if level == 0 {
      let changed = kept.map(leaf) ?? Leaf(node.map { leaf($0).clocks } ?? SIMD16())
      changed.clocks[strand & (branches - 1)] = clock
      if kept == nil { node = changed }
    } else {
      let changed = kept.map(inner) ?? Inner(like: node.map(inner))
      raise(&changed.parts[branch(strand, level)], level - 1, strand, to: clock)
      if kept == nil { node = changed }
    }
  }

  /// Both clocks in one: one of the two where that holds all of the other.
  private static func joined(_ one: Node?, _ other: Node?, _ level: Int) -> Node? {
    guard let one else { return other }
    guard let other, one !== other else { return one }
    if level == 0 {
      let (mine, theirs) = (leaf(one).clocks, leaf(other).clocks)
      let both = pointwiseMax(mine, theirs)
      return both == mine ? one : both == theirs ? other : Leaf(both)
    }
    let (mine, theirs) = (inner(one), inner(other))
    var both: Inner?
    var isTheirs = true
    for branch in 0..<branches where mine.parts[branch] !== theirs.parts[branch] {
      let part = joined(mine.parts[branch], theirs.parts[branch], level - 1)
      if part !== theirs.parts[branch] { isTheirs = false }
      guard part !== mine.parts[branch] else { continue }
      let changed = both ?? Inner(like: mine)
      changed.parts[branch] = part
      both = changed
    }
    return both == nil ? one : isTheirs ? other : both
  }
}
