/// What an x86-64 ELF object file defines, refers to, and consists of.
struct ELFObject: Sendable {
  /// A named part of the file.
  struct Section: Sendable {
    var name: String
    var type: UInt32
    var offset: Int
    var size: Int
    var link: Int
    var info: Int
  }

  /// A name, and where it is, if it is here.
  struct Symbol: Hashable, Sendable {
    /// How a name is seen by other files.
    enum Binding: UInt8, Sendable { case local = 0, global = 1, weak = 2 }
    var name: String
    var binding: Binding
    /// Whether it cannot be seen outside the program; protected ones can.
    var isHidden: Bool
    var isIndirect: Bool
    /// The section that holds it; 0 when it is elsewhere.
    var section: Int
    var isDefined: Bool { section != 0 }
  }

  /// What is not an object file that the lab can read.
  struct Malformed: Error {}

  private(set) var sections: [Section] = []
  private(set) var symbols: [Symbol] = []
  private let bytes: [UInt8]

  /// Makes an object of parts, without a file.
  init(sections: [Section], symbols: [Symbol]) {
    self.sections = sections
    self.symbols = symbols
    bytes = []
  }

  /// Reads an object file; every offset in it is checked.
  init(_ bytes: [UInt8]) throws(Malformed) {
    self.bytes = bytes
    guard bytes.count > 64, bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      try integer(at: 18, 2) == 62
    else { throw Malformed() }
    let table = try integer(at: 40, 8)
    let entrySize = try integer(at: 58, 2)
    var count = try integer(at: 60, 2)
    var names = try integer(at: 62, 2)
    guard entrySize >= 64, table <= bytes.count else { throw Malformed() }
    // More sections than fit in 16 bits are counted in the first one.
    if count == 0 { count = try integer(at: table + 32, 8) }
    if names == 0xFFFF { names = try integer(at: table + 40, 4) }
    guard count <= (bytes.count - table) / entrySize else { throw Malformed() }
    var nameOffsets: [Int] = []
    for index in 0..<count {
      let entry = table + index * entrySize
      nameOffsets.append(try integer(at: entry, 4))
      let type = UInt32(try integer(at: entry + 4, 4))
      let section = Section(
        name: "", type: type, offset: try integer(at: entry + 24, 8),
        size: try integer(at: entry + 32, 8), link: try integer(at: entry + 40, 4),
        info: try integer(at: entry + 44, 4))
      let takesRoom = type != 8 && type != 0
      guard !takesRoom || isInside(section) else { throw Malformed() }
      sections.append(section)
    }
    guard sections.indices.contains(names) else { throw Malformed() }
    for index in sections.indices {
      sections[index].name = try text(at: nameOffsets[index], in: sections[names])
    }
    for section in sections where section.type == 2 {
      guard sections.indices.contains(section.link) else { throw Malformed() }
      let strings = sections[section.link]
      for offset in stride(from: section.offset, to: section.offset + section.size, by: 24) {
        let info = UInt8(try integer(at: offset + 4, 1))
        let place = try integer(at: offset + 6, 2)
        // Common symbols count as defined; special numbers are no sections.
        symbols.append(
          Symbol(
            name: try text(at: try integer(at: offset, 4), in: strings),
            binding: Symbol.Binding(rawValue: info >> 4) ?? .global,
            isHidden: [1, 2].contains(try integer(at: offset + 5, 1) & 3),
            isIndirect: info & 15 == 10,
            section: place))
      }
    }
  }

  /// The symbols that the relocations of a section name, in order.
  func relocations(of name: String) throws(Malformed) -> [Symbol] {
    var found: [Symbol] = []
    for section in sections where section.type == 4 && section.name == ".rela" + name {
      for offset in stride(from: section.offset, to: section.offset + section.size, by: 24) {
        let index = try integer(at: offset + 12, 4)
        guard symbols.indices.contains(index) else { throw Malformed() }
        found.append(symbols[index])
      }
    }
    return found
  }

  /// Whether a section lies in the file.
  private func isInside(_ section: Section) -> Bool {
    section.offset <= bytes.count && section.size <= bytes.count - section.offset
  }

  /// A number of a few bytes; nothing in a file of sense is larger than a file can be.
  private func integer(at offset: Int, _ count: Int) throws(Malformed) -> Int {
    guard offset >= 0, offset <= bytes.count - count else { throw Malformed() }
    var value: UInt64 = 0
    for index in stride(from: count - 1, through: 0, by: -1) {
      value = value << 8 | UInt64(bytes[offset + index])
    }
    guard value < 1 << 60 else { throw Malformed() }
    return Int(value)
  }

  private func text(at offset: Int, in section: Section) throws(Malformed) -> String {
    guard isInside(section), offset < section.size else { throw Malformed() }
    let start = section.offset + offset
    guard let end = bytes[start..<(section.offset + section.size)].firstIndex(of: 0) else {
      throw Malformed()
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
