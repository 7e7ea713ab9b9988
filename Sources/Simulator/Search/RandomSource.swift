/// Random numbers that a seed determines: SplitMix64.
struct RandomSource: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Makes the source of a seed.
  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    let value = mixed(state)
    state &+= 0x9E37_79B9_7F4A_7C15
    return value
  }

  /// A number from 0 up to `bound`, without it; `bound` is small, so the tiny bias does not matter.
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    Int((UInt64(truncatingIfNeeded: bound).multipliedFullWidth(by: next())).high)
  }
}
