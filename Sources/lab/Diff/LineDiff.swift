/// The difference between two texts, line by line: the longest common subsequence kept.
struct LineDiff: Hashable {
  /// What happened to a line.
  enum Change: Hashable {
    case kept(String)
    case removed(String)
    case added(String)
  }

  /// The changes, from top to bottom; removals stand before additions.
  let changes: [Change]

  /// Compares two texts, in time proportional to the product of what differs between their common
  /// beginning and their common end.
  init(from old: [String], to new: [String]) {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start,
      old[old.count - 1 - end] == new[new.count - 1 - end]
    {
      end += 1
    }
    let middle = Self.compare(
      Array(old[start..<(old.count - end)]), Array(new[start..<(new.count - end)]))
    self.changes =
      old[..<start].map(Change.kept) + middle + old[(old.count - end)...].map(Change.kept)
  }

  private static func compare(_ old: [String], _ new: [String]) -> [Change] {
    // lengths[i][j]: the longest common subsequence of old[i...] and new[j...].
    var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for row in old.indices.reversed() {
      for column in new.indices.reversed() {
        lengths[row][column] =
          old[row] == new[column]
          ? lengths[row + 1][column + 1] + 1
          : max(lengths[row + 1][column], lengths[row][column + 1])
      }
    }
    var changes: [Change] = []
    var row = 0
    var column = 0
    while row < old.count || column < new.count {
      if row < old.count, column < new.count, old[row] == new[column] {
        changes.append(.kept(old[row]))
        row += 1
        column += 1
      } else if column == new.count
        || (row < old.count && lengths[row + 1][column] >= lengths[row][column + 1])
      {
        changes.append(.removed(old[row]))
        row += 1
      } else {
        changes.append(.added(new[column]))
        column += 1
      }
    }
    return changes
  }
}
