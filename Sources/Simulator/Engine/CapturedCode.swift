internal import CStrand

/// What a strand runs: a function, and the values that it captured.
struct CapturedCode: BitwiseCopyable {
  /// Where the function is.
  let code: UInt
  /// Where its values are: an object, or 0 for none.
  let context: UInt

  /// Takes a closure apart.
  init(_ body: @escaping () -> Void) {
    // As a property of this very type a closure is its two words; elsewhere it may be wrapped.
    struct Words { var body: () -> Void }
    self = withUnsafeBytes(of: Words(body: body)) { $0.load(as: CapturedCode.self) }
  }
}

/// Compares what two strands run, and finds what each of them has for itself.
struct CapturedComparison {
  /// The objects of the one that stand for objects of the other: contexts of closures, and captured variables.
  private(set) var pairs: [(one: Int32, other: Int32)] = []
  private static let mostPairs = 16

  /// Whether both run the same function on equal values: the same bits, but for references to objects of each one's own
  /// that hold equal values in turn.
  static func same(_ one: CapturedCode, _ other: CapturedCode) -> CapturedComparison? {
    guard one.code == other.code else { return nil }
    var comparison = CapturedComparison()
    return comparison.areEqual(one.context, other.context) ? comparison : nil
  }

  private mutating func areEqual(_ one: UInt, _ other: UInt) -> Bool {
    if one == other { return true }
    guard let mine = Self.object(at: one), let theirs = Self.object(at: other),
      mine.object.metadata == theirs.object.metadata, mine.object.size == theirs.object.size
    else { return false }
    if let known = pairs.first(where: { $0.one == mine.number || $0.other == theirs.number }) {
      return known.one == mine.number && known.other == theirs.number
    }
    guard pairs.count < Self.mostPairs else { return false }
    pairs.append((mine.number, theirs.number))
    return haveEqualContents(mine.object, theirs.object)
  }

  private mutating func haveEqualContents(_ one: cs_object, _ other: cs_object) -> Bool {
    guard let mine = UnsafeRawPointer(bitPattern: UInt(one.base)),
      let theirs = UnsafeRawPointer(bitPattern: UInt(other.base))
    else { return false }
    let size = Int(one.size)
    let word = MemoryLayout<UInt>.size
    // After the type and the count of references.
    var offset = 2 * word
    while offset + word <= size {
      let (left, right) = (
        mine.load(fromByteOffset: offset, as: UInt.self),
        theirs.load(fromByteOffset: offset, as: UInt.self)
      )
      guard areEqual(left, right) else { return false }
      offset += word
    }
    return (offset..<max(offset, size)).allSatisfy {
      mine.load(fromByteOffset: $0, as: UInt8.self)
        == theirs.load(fromByteOffset: $0, as: UInt8.self)
    }
  }

  /// The context or captured variable at an address; nil for anything else, such as an instance of a class.
  private static func object(at address: UInt) -> (number: Int32, object: cs_object)? {
    guard let found = cs_object_at(address), UInt(found.pointee.base) == address,
      let first = cs_object_numbered(0),
      let kind = UnsafePointer<UInt>(bitPattern: UInt(found.pointee.metadata))?.pointee,
      kind == 0x400 || kind == 0x500
    else { return nil }
    return (Int32(found - first), found.pointee)
  }
}
