import Testing

@testable import Grading

struct ELFObjectTests {
  /// A file with three sections (none, the names, the symbols) and two symbols.
  private var sample: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    bytes.replaceSubrange(0..<6, with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
    func put(_ value: Int, at offset: Int, _ count: Int) {
      for index in 0..<count {
        bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
      }
    }
    let names = Array("\0.strtab\0.symtab\0exit\0".utf8)
    put(62, at: 18, 2)
    put(64, at: 58, 2)
    put(3, at: 60, 2)
    put(1, at: 62, 2)
    bytes += names
    let symbols = bytes.count
    bytes += [UInt8](repeating: 0, count: 48)
    put(17, at: symbols + 24, 4)
    bytes[symbols + 28] = 0x10
    let table = bytes.count
    put(table, at: 40, 8)
    bytes += [UInt8](repeating: 0, count: 3 * 64)
    for (index, section) in [(1, 1, 3, 64, names.count, 0), (2, 9, 2, symbols, 48, 1)].enumerated()
    {
      let entry = table + (index + 1) * 64
      put(section.1, at: entry, 4)
      put(section.2, at: entry + 4, 4)
      put(section.3, at: entry + 24, 8)
      put(section.4, at: entry + 32, 8)
      put(section.5, at: entry + 40, 4)
    }
    return bytes
  }

  @Test func `sections and symbols are read`() throws {
    let object = try ELFObject(sample)
    #expect(object.sections.map(\.name) == ["", ".strtab", ".symtab"])
    #expect(object.symbols.map(\.name) == ["", "exit"])
    #expect(object.symbols[1].binding == .global)
    #expect(!object.symbols[1].isDefined)
  }

  @Test func `a file that is cut anywhere is malformed and nothing worse`() {
    let whole = sample
    for length in whole.indices {
      #expect(throws: ELFObject.Malformed.self) { try ELFObject(Array(whole[..<length])) }
    }
  }

  @Test func `a byte that is changed anywhere does no harm`() {
    let whole = sample
    for index in whole.indices {
      for value in [UInt8(0), 1, 0x7F, 0x80, 0xFF] {
        var changed = whole
        changed[index] = value
        _ = try? ELFObject(changed)
      }
    }
  }
}
