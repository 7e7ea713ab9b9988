/// Walks from variables that have names to the memory that belongs to them.
struct VariableWalk {
  /// What is looked for.
  enum Target {
    /// The variable that holds these bytes.
    case bytes(Range<UInt>)
    /// A variable that refers to the object at this address.
    case reference(to: UInt)
  }

  var target: Target

  /// How far arrays of arrays and optionals are followed.
  private static let depthLimit = 6
  /// How many elements of one buffer are looked into.
  private static let elementLimit = 256

  /// The smallest named part of a variable that is the target; nil where it is not in there.
  func find(in variable: Variable) -> Variable? {
    find(in: variable, depth: 0)
  }

  private func find(in variable: Variable, depth: Int) -> Variable? {
    guard depth < Self.depthLimit else { return nil }
    if case .bytes(let bytes) = target, variable.holds(bytes) {
      return smallestPart(of: variable, holding: bytes)
    }
    if refersToTarget(variable) { return variable }
    guard let type = variable.type, variable.isStrong else { return nil }
    if let buffer = type as? any BufferType.Type {
      return findElement(of: variable, in: buffer, depth: depth)
    }
    if let optional = type as? any OptionalType.Type {
      // Only where nothing but one word is stored; there zero is `nil`.
      guard variable.size == 8, Reflection.size(of: optional.wrapped) == 8 else { return nil }
      var unwrapped = variable
      unwrapped.typeMetadata = unsafeBitCast(optional.wrapped, to: UInt.self)
      return find(in: unwrapped, depth: depth + 1)
    }
    if type is AnyClass {
      guard case .reference(let base) = target,
        ReadableMemory.word(at: variable.address) == base
      else { return nil }
      return variable
    }
    guard Reflection.hasVisibleFields(type) else { return nil }
    for field in Reflection.fields(of: type, size: variable.size) {
      if let found = find(in: variable.part(field), depth: depth + 1) { return found }
    }
    return nil
  }

  /// Whether a variable that cannot be copied, such as a mutex, has the object inside that is looked for.
  ///
  /// Reflection knows nothing of what it consists of; the lab's begin with a reference.
  private func refersToTarget(_ variable: Variable) -> Bool {
    guard case .reference(let base) = target, variable.isStrong, variable.size >= 8,
      variable.type.map({ !Reflection.isCopyable($0) }) ?? true
    else { return false }
    return ReadableMemory.word(at: variable.address) == base
  }

  private func findElement(
    of variable: Variable, in type: any BufferType.Type, depth: Int
  ) -> Variable? {
    guard let buffer = ReadableMemory.word(at: variable.address), buffer != 0 else { return nil }
    if case .reference(let base) = target, base == buffer { return variable }
    guard let elements = type.elements(inBufferAt: buffer) else { return nil }
    return find(in: elements, of: variable, depth: depth)
  }

  /// Looks into the elements of a buffer that a variable refers to.
  func find(in elements: BufferElements, of variable: Variable, depth: Int = 0) -> Variable? {
    func element(_ index: Int) -> Variable {
      var element = variable.part(
        elements.name(index), at: 0, size: Reflection.size(of: elements.type), type: elements.type)
      element.address = elements.address(of: index)
      return element
    }
    if case .bytes(let bytes) = target, let index = elements.index(holding: bytes.lowerBound) {
      return smallestPart(of: element(index), holding: bytes)
    }
    guard Self.canLead(elements.type) else { return nil }
    for index in 0..<min(elements.count, Self.elementLimit) {
      if let found = find(in: element(index), depth: depth + 1) { return found }
    }
    return nil
  }

  /// The smallest part of a variable that holds all the bytes: fields of the learner's own structs and tuples.
  func smallestPart(of variable: Variable, holding bytes: Range<UInt>) -> Variable {
    guard let type = variable.type, variable.isStrong, Reflection.hasVisibleFields(type) else {
      return variable
    }
    for field in Reflection.fields(of: type, size: variable.size) {
      let part = variable.part(field)
      if part.holds(bytes) {
        return smallestPart(of: part, holding: bytes)
      }
    }
    return variable
  }

  /// Whether values of a type can refer to other memory that has a name.
  private static func canLead(_ type: Any.Type) -> Bool {
    type is AnyClass || type is any BufferType.Type || type is any OptionalType.Type
      || Reflection.hasVisibleFields(type)
  }
}

extension Variable {
  /// Whether all the bytes belong to the variable.
  func holds(_ bytes: Range<UInt>) -> Bool {
    size > 0 && address <= bytes.lowerBound && bytes.upperBound <= address + UInt(size)
  }

  /// The stored property of this variable.
  func part(_ field: Reflection.Field) -> Variable {
    var part = part(field.name, at: UInt(field.offset), size: field.size, type: field.type)
    part.isStrong = field.isStrong
    return part
  }
}
