/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", 2014, <https://doi.org/10.1145/2660193.2660195>).
///
/// ```swift
/// var random = Random(seed: 7)
/// let die = Int.random(in: 1...6, using: &random)
/// let order = [1, 2, 3].shuffled(using: &random)
/// var again = Random(seed: 7)
/// print(die == Int.random(in: 1...6, using: &again), order == [1, 2, 3].shuffled(using: &again))  // true true
/// ```
///
/// Whatever of Swift's own draws at random takes it.
///
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
  ///
  /// ```swift
  /// var random = Random(seed: 0)
  /// print(random.next() == 0xe220_a839_7b1d_cdaf)  // true: the first number of the paper's generator
  /// ```
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
