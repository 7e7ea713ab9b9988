/// What an access touched: which variable of which object, and how to read it.
public struct Variable: Hashable, Sendable {
  /// Where a variable lives.
  public enum Root: Hashable, Sendable {
    /// A global or static variable.
    case global
    /// An instance of a class.
    case object(Instance)
    /// A captured variable, whose name only the source text knows: by the call that allocated it,
    /// relative to the executable.
    case captured(allocation: UInt64)
    /// An object of the library that nothing named refers to.
    case unnamed
  }

  /// An instance of a class of the learner's.
  public struct Instance: Hashable, Sendable {
    /// Where it begins.
    public var base: UInt
    /// The name of its class, without modules.
    public var className: String
    /// A number that tells it from an earlier one in the same place.
    public var serial: Int64
  }

  /// Where it lives.
  public var root: Root
  /// Its name from there: `count`, `inner.value`, `accounts[1]`; empty for a captured variable itself.
  public var path: String
  /// Its first byte.
  public var address: UInt
  /// How many bytes it has.
  public var size: Int
  /// The address of its type's metadata; nil where the type is not known or cannot be read as a value.
  var typeMetadata: UInt?
  /// Whether it is a weak or unowned reference, which is no plain value.
  var isStrong = true

  /// Its type.
  var type: Any.Type? { typeMetadata.map { Reflection.type(atMetadata: $0) } }

  /// Makes a variable.
  init(root: Root, path: String, address: UInt, size: Int, type: Any.Type?) {
    self.root = root
    self.path = path
    self.address = address
    self.size = size
    self.typeMetadata = type.map { unsafeBitCast($0, to: UInt.self) }
  }

  /// The variable that is a part of this one.
  func part(_ name: String, at offset: UInt, size: Int, type: Any.Type?) -> Variable {
    let isIndex = name.hasPrefix("[") || name.hasPrefix(".")
    let joined = path.isEmpty || isIndex ? path + name : "\(path).\(name)"
    return Variable(root: root, path: joined, address: address + offset, size: size, type: type)
  }
}
