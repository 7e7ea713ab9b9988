/// The checksum of zip and Ethernet (reflected polynomial 0xEDB88320): it notices every damage that
/// spans no more than 32 bits, and all but one in four thousand million others.
enum CRC32 {
  /// The checksum of some bytes.
  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder = (remainder >> 8) ^ table[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)]
    }
    return ~remainder
  }

  private static let table: [UInt32] = (0..<256).map { (byte: UInt32) in
    (0..<8).reduce(byte) { value, _ in
      value & 1 == 0 ? value >> 1 : (value >> 1) ^ 0xEDB8_8320
    }
  }
}
