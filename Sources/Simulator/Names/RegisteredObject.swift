internal import CStrand

/// A heap object of the program under test, as the registry of allocations remembers it.
public struct RegisteredObject: Hashable, Sendable {
  /// Where it begins: the address that references to it hold.
  public var base: UInt
  /// Its size in bytes, its header of 16 included.
  public var size: Int
  /// The address of the metadata that it was allocated with.
  public var metadata: UInt
  /// The call that allocated it: return address minus 1.
  public var allocationPC: UInt

  /// Makes an entry.
  public init(base: UInt, size: Int, metadata: UInt, allocationPC: UInt) {
    self.base = base
    self.size = size
    self.metadata = metadata
    self.allocationPC = allocationPC
  }

  /// The bytes that hold its variables: all but the header.
  var contents: Range<UInt> {
    size > Self.headerSize ? base + UInt(Self.headerSize)..<base + UInt(size) : base..<base
  }

  /// The size of what precedes the first field: the type and the reference count.
  static let headerSize = 16

  /// A number that no other object of the execution has, also not one that lay in the same place before.
  var serial: Int64 { Self.serial(at: base) ?? -1 }

  /// The number of the object at an address; nil for one that the program did not allocate.
  static func serial(at base: UInt) -> Int64? {
    cs_object_at(base).map { Int64($0.pointee.strand) << 32 | Int64($0.pointee.ordinal) }
  }
}
