import Testing

@testable import Course

@Test func `the check value of CRC-32 holds`() {
  #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926)
  #expect(CRC32.checksum([]) == 0)
}
