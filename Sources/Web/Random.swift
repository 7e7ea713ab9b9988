/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", 2014).
///
/// Give it to whatever of Swift's own draws at random:
/// ```swift
/// var random = Random(seed: 7)
/// let die = Int.random(in: 1...6, using: &random)
/// let order = [1, 2, 3].shuffled(using: &random)
/// ```
/// Any seed is as good as any other, 0 included; generators with neighbouring seeds have nothing in
/// common that shows. A search runs the same code again and again and has to meet the same numbers each time, so
/// make the generator inside the body that is explored, one for each thread or task that draws:
/// the numbers that each gets then do not depend on who draws first. Whoever knows the seed knows the
/// numbers: it is of no use for secrets.
public struct Random: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Makes a generator.
  /// - Parameter seed: decides all of its numbers.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next number, any of the 2⁶⁴ that there are.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
