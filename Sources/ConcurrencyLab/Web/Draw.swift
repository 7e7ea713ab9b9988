/// Numbers drawn from a seed: SplitMix64 (Steele, Lea and Flood, 2014).
struct Draw: Sendable {
  private var state: UInt64

  /// Starts at a seed.
  init(seed: UInt64) {
    state = seed
  }

  /// Starts at a seed that is different for each name and each number.
  init(seed: UInt64, name: String, number: Int = 0) {
    var mixed = Draw(seed: seed)
    for byte in name.utf8 { mixed = Draw(seed: mixed.next() ^ UInt64(byte)) }
    self = Draw(seed: mixed.next() ^ UInt64(truncatingIfNeeded: number))
  }

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// The next whole number from 0 up to but not including a positive bound.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The next number from 0 up to but not including 1.
  mutating func share() -> Double {
    Double(next() >> 11) * 0x1p-53
  }
}
