import Testing

@testable import Simulator

/// Vector clocks against what they are by definition, whatever the number of strands.
struct ClocksTests {
  /// Clocks as they are defined: a full row for each strand and each hand-over.
  private struct Definition {
    var rows: [[UInt32]] = []
    var handed = [[UInt32]](repeating: [], count: 4)

    private func joined(_ one: [UInt32], _ other: [UInt32]) -> [UInt32] {
      (0..<max(one.count, other.count)).map { place in
        max(place < one.count ? one[place] : 0, place < other.count ? other[place] : 0)
      }
    }

    mutating func start(after parent: Int) {
      var row = parent >= 0 ? rows[parent] : []
      row += Array(repeating: 0, count: rows.count + 1 - row.count)
      row[rows.count] = 1
      rows.append(row)
      if parent >= 0 { rows[parent][parent] += 1 }
    }

    mutating func join(_ strand: Int, _ other: Int) {
      rows[strand] = joined(rows[strand], rows[other])
    }
    mutating func take(_ strand: Int, _ place: Int) {
      rows[strand] = joined(rows[strand], handed[place])
    }
    mutating func publish(_ strand: Int, _ place: Int) {
      handed[place] = joined(handed[place], rows[strand])
      rows[strand][strand] += 1
    }

    func time(of other: Int, knownTo strand: Int) -> UInt32 {
      other < rows[strand].count ? rows[strand][other] : 0
    }
  }

  @Test(arguments: [5, 63, 64, 65, 80, 300], 1...4)
  func `what a strand knows is what the definition says`(strands: Int, seed: UInt64) {
    // The times of strands are the process's: one has them at a time.
    Simulation.run { compare(strands, seed) }
  }

  private func compare(_ strands: Int, _ seed: UInt64) {
    var random = RandomSource(seed: seed)
    var clocks = Clocks()
    clocks.reset()
    let handed = (0..<4).map { _ in Knowledge() }
    var definition = Definition()
    func time(of other: Int, knownTo strand: Int) -> UInt32 {
      if other == strand { return clocks.time(of: strand) }
      return clocks.many.map { $0.known(to: strand)[other] } ?? clocks.row(strand)[other]
    }
    for step in 0..<(strands * 8) {
      let started = definition.rows.count
      if started < 2 || (started < strands && random.below(6) == 0) {
        let parent = started == 0 ? -1 : random.below(started)
        clocks.start(started, after: parent)
        definition.start(after: parent)
        continue
      }
      let (one, other) = (random.below(started), random.below(started))
      let place = random.below(4)
      switch random.below(7) {
      case 0 where one != other:
        clocks.join(one, other)
        definition.join(one, other)
      case 0, 1, 2:
        clocks.join(one, handed[place])
        definition.take(one, place)
      case 3, 4, 5:
        clocks.publish(one, to: handed[place])
        definition.publish(one, place)
      default:
        handed[place].clear()
        definition.handed[place] = []
      }
      for known in 0..<started {
        #expect(
          time(of: known, knownTo: one) == definition.time(of: known, knownTo: one),
          "step \(step): \(one) of \(known)")
      }
    }
    #expect((clocks.many != nil) == (definition.rows.count > Clocks.width))
  }

  @Test(arguments: 1...4)
  func `a tree of clocks holds what was put into it, and its copies stay as they were`(
    seed: UInt64
  ) {
    var random = RandomSource(seed: seed)
    var trees = [ClockTree](repeating: ClockTree(), count: 6)
    var truths = [[Int: UInt32]](repeating: [:], count: 6)
    for _ in 0..<600 {
      let (one, other) = (random.below(6), random.below(6))
      switch random.below(4) {
      case 0:
        trees[one] = trees[other]
        truths[one] = truths[other]
      case 1:
        trees[one].join(trees[other])
        truths[one].merge(truths[other], uniquingKeysWith: max)
      default:
        // Numbers of all lengths, so that trees of different heights meet.
        let strand = random.below(1 << (4 * (1 + random.below(5))))
        let time = UInt32(1 + random.below(50))
        trees[one].raise(strand, to: time)
        truths[one][strand, default: 0] = max(truths[one][strand] ?? 0, time)
      }
      for strand in Set(truths.flatMap(\.keys)).sorted().suffix(40) {
        for (tree, truth) in zip(trees, truths) { #expect(tree[strand] == truth[strand] ?? 0) }
      }
    }
  }
}
