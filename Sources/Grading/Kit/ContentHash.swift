/// A fingerprint of contents that are ours: 128 bits, fast even unoptimised, not for adversaries.
struct ContentHash {
  private var low: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var high: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// The fingerprint as 32 hexadecimal digits.
  var text: String {
    [mixed(low ^ high), mixed(high &+ low)].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Adds a piece of text, told apart from its neighbours by its length.
  mutating func add(_ text: String) {
    add(Array(text.utf8))
  }

  /// Adds bytes, told apart from their neighbours by their count.
  mutating func add(_ bytes: [UInt8]) {
    add(word: UInt64(bytes.count))
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset + 8 <= buffer.count {
        add(word: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      var last: UInt64 = 0
      while offset < buffer.count {
        last = last << 8 | UInt64(buffer[offset])
        offset += 1
      }
      add(word: last)
    }
  }

  private mutating func add(word: UInt64) {
    low = (low ^ word) &* 0xFF51_AFD7_ED55_8CCD
    low ^= low >> 32
    high = (high &+ word) &* 0xC4CE_B9FE_1A85_EC53
    high = (high << 29 | high >> 35) ^ low
  }

  private func mixed(_ word: UInt64) -> UInt64 {
    let half = (word ^ word >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return (half ^ half >> 33) &* 0xC4CE_B9FE_1A85_EC53
  }
}
