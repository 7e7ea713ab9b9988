import Testing

@testable import lab

struct LineDiffTests {
  @Test func `what is common is kept, the rest removed or added`() {
    let diff = LineDiff(from: ["a", "b", "c", "e"], to: ["a", "c", "d", "e"])
    #expect(
      diff.changes == [.kept("a"), .removed("b"), .kept("c"), .added("d"), .kept("e")])
  }

  /// All texts of up to `length` lines over an alphabet of two.
  private static func texts(upTo length: Int) -> [[String]] {
    var all: [[String]] = [[]]
    var last = all
    for _ in 0..<length {
      last = last.flatMap { text in ["x", "y"].map { text + [$0] } }
      all += last
    }
    return all
  }

  @Test func `the changes lead from one text to the other, with as much kept as can be`() {
    let texts = Self.texts(upTo: 4)
    for old in texts {
      for new in texts {
        let changes = LineDiff(from: old, to: new).changes
        var before: [String] = []
        var after: [String] = []
        var kept = 0
        for change in changes {
          switch change {
          case .kept(let line):
            before.append(line)
            after.append(line)
            kept += 1
          case .removed(let line): before.append(line)
          case .added(let line): after.append(line)
          }
        }
        #expect(before == old)
        #expect(after == new)
        #expect(kept == Self.longestCommon(old[...], new[...]))
      }
    }
  }

  private static func longestCommon(_ old: ArraySlice<String>, _ new: ArraySlice<String>) -> Int {
    guard let first = old.first, let other = new.first else { return 0 }
    if first == other { return 1 + longestCommon(old.dropFirst(), new.dropFirst()) }
    return max(longestCommon(old.dropFirst(), new), longestCommon(old, new.dropFirst()))
  }
}
