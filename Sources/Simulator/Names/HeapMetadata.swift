/// What the metadata of a heap object says it is.
enum HeapMetadata {
  /// An instance of a class.
  case instance(of: Any.Type)
  /// A captured variable, or what a closure has captured: the types of the parts, where they are known.
  case box(captures: [Any.Type]?)

  /// Reads the metadata that an object was allocated with.
  init(of object: RegisteredObject) {
    let words = UnsafePointer<UInt>(bitPattern: object.metadata)
    let kind = words?.pointee ?? 1
    // Kinds up to here are enumerated; beyond lies the pointer that an Objective-C class has there.
    let lastEnumeratedKind: UInt = 0x7FF
    if kind == 0 || kind > lastEnumeratedKind {
      self = .instance(of: Reflection.type(atMetadata: object.metadata))
    } else {
      self = .box(captures: kind == Self.localVariableKind ? Self.captures(of: object) : nil)
    }
  }

  private static let localVariableKind: UInt = 0x400

  /// The types of what a box holds, from its capture descriptor.
  ///
  /// Metadata of this kind: the kind (8 bytes), the offset of the first capture (4 of 8), the
  /// descriptor. Descriptor: three counts of 4 bytes, then a relative reference to each type's name.
  private static func captures(of object: RegisteredObject) -> [Any.Type]? {
    guard let words = UnsafePointer<UInt>(bitPattern: object.metadata),
      let descriptor = UnsafeRawPointer(bitPattern: words[2])
    else { return nil }
    let captureCount = descriptor.load(as: UInt32.self)
    let sourceCount = descriptor.load(fromByteOffset: 4, as: UInt32.self)
    // With metadata sources the types are generic, and depend on what else the box holds.
    guard captureCount < 32, sourceCount == 0 else { return nil }
    var types: [Any.Type] = []
    for index in 0..<Int(captureCount) {
      let reference = descriptor + 12 + index * 4
      let name = reference + Int(reference.load(as: Int32.self))
      guard
        let type = _getTypeByMangledNameInContext(
          name.assumingMemoryBound(to: UInt8.self), lengthOfMangledName(name),
          genericContext: nil, genericArguments: nil)
      else { return nil }
      types.append(type)
    }
    return types
  }

  /// A mangled name ends with a zero byte, but references within it may contain zeros.
  private static func lengthOfMangledName(_ name: UnsafeRawPointer) -> UInt {
    var length: UInt = 0
    while true {
      switch name.load(fromByteOffset: Int(length), as: UInt8.self) {
      case 0: return length
      case 0x01...0x17: length += 5
      case 0x18...0x1F: length += 9
      default: length += 1
      }
    }
  }
}
