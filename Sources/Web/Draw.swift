/// What a web draws at random: for each name and number something else, always the same.
struct Draw: Sendable {
  private var random: Random

  /// Starts at a seed that is different for each name and each number.
  init(seed: UInt64, name: String, number: Int = 0) {
    var mixed = Random(seed: seed)
    for byte in name.utf8 { mixed = Random(seed: mixed.next() ^ UInt64(byte)) }
    random = Random(seed: mixed.next() ^ UInt64(truncatingIfNeeded: number))
  }

  /// The next whole number from 0 up to but not including a positive bound.
  mutating func below(_ bound: Int) -> Int {
    Int(random.next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The next number from 0 up to but not including 1.
  mutating func share() -> Double {
    Double(random.next() >> 11) * 0x1p-53
  }
}
