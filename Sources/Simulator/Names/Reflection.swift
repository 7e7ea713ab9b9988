/// What the runtime's reflection says about a type, in the terms that names need.
enum Reflection {
  /// A stored property: its name as the learner wrote it, where it lies, and its type.
  struct Field {
    var name: String
    var offset: Int
    var size: Int
    /// The type; nil where reflection cannot give one, as for a type that cannot be copied.
    var type: Any.Type?
    /// Whether memory holds a plain value of the type, and not a weak or unowned reference to one.
    var isStrong: Bool
  }

  /// The stored properties of a struct, a tuple or a class, inherited ones first.
  ///
  /// Offsets of a class count from the beginning of the object.
  /// - Parameter size: where the last property ends at the latest.
  static func fields(of type: Any.Type, size: Int) -> [Field] {
    var fields: [Field] = []
    for index in 0..<childCount(of: type) {
      var child = ChildMetadata()
      let fieldType = recursiveChildMetadata(type, index: index, metadata: &child)
      defer { child.freeName?(child.name) }
      guard let name = child.name.map({ String(cString: $0) }), name != "$defaultActor" else {
        continue
      }
      // A type that cannot be copied comes back as the empty tuple.
      let isKnown = fieldType != Void.self
      fields.append(
        Field(
          name: displayName(of: name), offset: recursiveChildOffset(type, index: index),
          size: isKnown ? Self.size(of: fieldType) : 0, type: isKnown ? fieldType : nil,
          isStrong: child.isStrong))
    }
    for index in fields.indices where fields[index].type == nil {
      let end = fields.map(\.offset).filter { $0 > fields[index].offset }.min() ?? size
      fields[index].size = max(0, end - fields[index].offset)
    }
    return fields
  }

  /// The module that declares a type; nil for tuples, functions and existentials.
  static func module(of type: Any.Type) -> String? {
    let name = _typeName(type, qualified: true)
    guard let dot = name.firstIndex(of: ".") else { return nil }
    let module = name[..<dot]
    return module.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? String(module) : nil
  }

  /// Whether a type comes with the toolchain or the lab, so that its fields mean nothing to a learner.
  static func isFromLibrary(_ type: Any.Type) -> Bool {
    module(of: type).map(isLibrary) ?? false
  }

  /// Whether a module comes with the toolchain or the lab.
  static func isLibrary(_ module: String) -> Bool {
    libraries.contains(module) || module.isEmpty
  }

  /// A type's name without modules.
  static func name(of type: Any.Type) -> String {
    _typeName(type, qualified: false)
  }

  /// Where a value of the type ends, counted from where it begins.
  static func size(of type: Any.Type) -> Int {
    func size<T>(_: T.Type) -> Int { MemoryLayout<T>.size }
    return _openExistential(type, do: size)
  }

  /// How far apart two neighbours in an array are.
  static func stride(of type: Any.Type) -> Int {
    func stride<T>(_: T.Type) -> Int { MemoryLayout<T>.stride }
    return _openExistential(type, do: stride)
  }

  /// Whether values of the type can be copied: a mutex and an atomic cannot.
  ///
  /// The flags of a type's value witnesses say so (swift/ABI/MetadataValues.h); the table stands before the metadata.
  static func isCopyable(_ type: Any.Type) -> Bool {
    let metadata = unsafeBitCast(type, to: UInt.self)
    guard let witnesses = ReadableMemory.word(at: metadata - 8),
      let flags = ReadableMemory.word(at: witnesses + 80)
    else { return false }
    return flags & 0x0080_0000 == 0
  }

  /// Whether reflection knows stored properties of the type by name: structs and tuples of the learner.
  static func hasVisibleFields(_ type: Any.Type) -> Bool {
    !(type is AnyClass) && !isFromLibrary(type) && childCount(of: type) > 0
  }

  /// The type whose metadata stands at an address.
  ///
  /// The address must come from the header of a live object, or from metadata.
  static func type(atMetadata address: UInt) -> Any.Type {
    unsafeBitCast(address, to: Any.Type.self)
  }

  /// How many stored properties reflection knows. A protocol's type has those of the value that is in it, which
  /// cannot be asked for without one.
  private static func childCount(of type: Any.Type) -> Int {
    ReadableMemory.word(at: unsafeBitCast(type, to: UInt.self)) == kindOfExistentials
      ? 0 : recursiveChildCount(type)
  }

  /// swift/ABI/MetadataKind.def.
  private static let kindOfExistentials: UInt = 0x303

  private static func displayName(of name: String) -> String {
    let lazyPrefix = "$__lazy_storage_$_"
    return name.hasPrefix(lazyPrefix) ? String(name.dropFirst(lazyPrefix.count)) : name
  }

  private static let libraries: Set<String> = [
    "Swift", "_Concurrency", "Synchronization", "Foundation", "FoundationEssentials", "Dispatch",
    "Glibc", "Testing", "_TestDiscovery", "ConcurrencyLab", "Simulator", "Trace", "Web", "__C",
    "Course", "Grading", "Terminal", "Pictures", "lab",
  ]
}

/// What the runtime says of one stored property: its layout is the runtime's `FieldReflectionMetadata`.
private struct ChildMetadata {
  var name: UnsafePointer<CChar>?
  var freeName: (@convention(c) (UnsafePointer<CChar>?) -> Void)?
  var isStrong = true
  var isVariable = true
}

// The three calls that the standard library's own `_forEachField` is made of; that one does not say
// which references are weak.

@_silgen_name("swift_reflectionMirror_recursiveCount")
private func recursiveChildCount(_: Any.Type) -> Int

@_silgen_name("swift_reflectionMirror_recursiveChildMetadata")
private func recursiveChildMetadata(
  _: Any.Type, index: Int, metadata: UnsafeMutablePointer<ChildMetadata>
) -> Any.Type

@_silgen_name("swift_reflectionMirror_recursiveChildOffset")
private func recursiveChildOffset(_: Any.Type, index: Int) -> Int
