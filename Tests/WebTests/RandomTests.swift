import Testing
import Web

@Suite struct `A generator with a seed` {
  @Test func `draws the numbers of SplitMix64`() {
    var random = Random(seed: 1_234_567)
    let numbers = (0..<3).map { _ in random.next() }
    #expect(
      numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func `makes Swift's own draws the same each time`() {
    func draw(seed: UInt64) -> ([Int], [Int], Bool) {
      var random = Random(seed: seed)
      return (
        (0..<8).map { _ in .random(in: 1...6, using: &random) },
        Array(0..<8).shuffled(using: &random), .random(using: &random)
      )
    }
    let (first, again, other) = (draw(seed: 0), draw(seed: 0), draw(seed: 1))
    #expect(first == again)
    #expect(first.0 != other.0)
    #expect(Set(first.1) == Set(0..<8))
  }

  @Test func `falls on each side of a die about as often`() {
    var random = Random(seed: 3)
    var counts: [Int: Int] = [:]
    for _ in 0..<6_000 { counts[.random(in: 1...6, using: &random), default: 0] += 1 }
    // Six standard deviations (29 each) from the thousand that is expected.
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { (826...1_174).contains($0) })
  }

  @Test func `is a value: a copy goes on from the same place`() {
    var one = Random(seed: 5)
    _ = one.next()
    var copy = one
    let (next, same) = (one.next(), copy.next())
    #expect(next == same)
  }
}
