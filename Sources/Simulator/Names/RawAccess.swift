/// One access to memory as the compiler's callbacks report it: addresses, no names.
public struct RawAccess: Hashable, Sendable {
  /// What an access does.
  public enum Kind: Sendable {
    case read, write, modify
  }

  /// The strand.
  public var strand: Int
  /// The code that does it: return address minus 1, not yet relative to anything.
  public var pc: UInt
  /// The first byte.
  public var address: UInt
  /// How many bytes; 0 when it is not known, as for a formal access.
  public var size: Int
  /// What it does.
  public var kind: Kind
  /// The entry of the registry that holds the address, if one does.
  public var object: RegisteredObject?
  /// Whether it is a whole property, known from the exclusivity calls.
  public var isFormal: Bool

  /// Makes an access.
  public init(
    strand: Int, pc: UInt, address: UInt, size: Int, kind: Kind,
    object: RegisteredObject? = nil, isFormal: Bool = false
  ) {
    self.strand = strand
    self.pc = pc
    self.address = address
    self.size = size
    self.kind = kind
    self.object = object
    self.isFormal = isFormal
  }
}
