import Glibc

/// The variables that one loaded image defines, read from its ELF symbol table.
///
/// `dladdr` knows exported symbols only; a private global is in the full table alone.
struct SymbolTable {
  /// A global or static stored variable.
  struct Symbol {
    /// Its first byte, relative to where the image is loaded.
    var address: UInt
    var size: Int
    var mangledName: String
  }

  /// Variables by rising address.
  private(set) var variables: [Symbol] = []

  /// Reads the table of an image file; empty where there is none.
  init(path: String) {
    guard let file = fopen(path, "rb") else { return }
    defer { fclose(file) }
    let reader = Reader(file: file)
    guard let header = reader.bytes(at: 0, count: 64),
      header.starts(with: [0x7F, 0x45, 0x4C, 0x46]),
      header[4] == 2
    else { return }
    let sectionOffset = header.word(at: 40)
    let sectionCount = Int(header.half(at: 60))
    guard let sections = reader.bytes(at: sectionOffset, count: sectionCount * 64) else { return }
    for index in 0..<sectionCount {
      let symbolTableKind: UInt32 = 2
      guard sections.quarter(at: index * 64 + 4) == symbolTableKind else { continue }
      let names = Int(sections.quarter(at: index * 64 + 40))
      guard names < sectionCount,
        let table = reader.section(sections, index), let strings = reader.section(sections, names)
      else { continue }
      add(table: table, strings: strings)
    }
    variables.sort { $0.address < $1.address }
  }

  /// The variable that holds an address relative to where the image is loaded.
  func variable(at address: UInt) -> Symbol? {
    var low = 0
    var high = variables.count
    while low < high {
      let middle = (low + high) / 2
      if variables[middle].address <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let symbol = variables[low - 1]
    return address < symbol.address + UInt(max(symbol.size, 1)) ? symbol : nil
  }

  private mutating func add(table: [UInt8], strings: [UInt8]) {
    for entry in stride(from: 0, to: table.count - 23, by: 24) {
      let dataKind: UInt8 = 1
      guard table[entry + 4] & 0xF == dataKind, table.half(at: entry + 6) != 0 else { continue }
      let start = Int(table.quarter(at: entry))
      guard start < strings.count, let end = strings[start...].firstIndex(of: 0) else { continue }
      let name = strings[start..<end]
      // `$s…vp` and `$s…vpZ`: a stored variable, global or static.
      guard name.starts(with: "$s".utf8),
        name.reversed().starts(with: "pv".utf8)
          || name.reversed().starts(with: "Zpv".utf8)
      else { continue }
      variables.append(
        Symbol(
          address: table.word(at: entry + 8), size: Int(table.word(at: entry + 16)),
          mangledName: String(decoding: name, as: UTF8.self)))
    }
  }

  /// Reads ranges of a file.
  private struct Reader {
    var file: UnsafeMutablePointer<FILE>

    func bytes(at offset: UInt, count: Int) -> [UInt8]? {
      guard fseek(file, Int(offset), SEEK_SET) == 0 else { return nil }
      let read = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        initialized = fread(buffer.baseAddress, 1, count, file)
      }
      return read.count == count ? read : nil
    }

    func section(_ sections: [UInt8], _ index: Int) -> [UInt8]? {
      let size = sections.word(at: index * 64 + 32)
      guard size < 1 << 28 else { return nil }
      return bytes(at: sections.word(at: index * 64 + 24), count: Int(size))
    }
  }
}

extension [UInt8] {
  fileprivate func word(at offset: Int) -> UInt {
    withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt.self) }
  }

  fileprivate func quarter(at offset: Int) -> UInt32 {
    withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
  }

  fileprivate func half(at offset: Int) -> UInt16 {
    withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt16.self) }
  }
}
