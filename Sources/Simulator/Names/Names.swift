/// Finds out, for the accesses of one recorded execution, which variables they touch and what is in them.
///
/// For one replay: ask for each access while it happens, since objects move and go; ask for the texts
/// when the execution is over, since only then is it known which objects must be told apart.
/// Nothing here may be called while another strand is in the middle of a store of several words.
public final class Names {
  private let objects: () -> [RegisteredObject]
  private var globals: GlobalVariables
  private var instances = SeenInstances()
  private var memory = InitialisedMemory()
  private var pending: PendingWrite?

  /// Makes names for one execution.
  /// - Parameters:
  ///   - objects: the objects of the registry that have not been freed as far as it knows, newest last.
  ///   - executableBase: where the executable was loaded, so that code is named relative to it.
  public init(executableBase: UInt, objects: @escaping () -> [RegisteredObject]) {
    self.executableBase = executableBase
    self.globals = GlobalVariables(executableBase: executableBase)
    self.objects = objects
  }

  private let executableBase: UInt

  // MARK: Finding variables

  /// The variable that an access touches; nil where it touches none that can be named.
  public func variable(of access: RawAccess) -> Variable? {
    let bytes = access.address..<access.address + UInt(max(access.size, 1))
    let found =
      if let object = access.object {
        variable(in: object, bytes: bytes, isWholeProperty: access.isFormal)
      } else {
        variable(outsideObjects: bytes, isWholeProperty: access.isFormal)
      }
    if let found {
      remember(found)
      prepareValue(of: found, for: access, bytes: bytes)
    }
    return found
  }

  /// The variable that refers to an object, as a name for a lock or an actor: `savings`, `accounts[1].lock`.
  public func variable(referringTo base: UInt) -> Variable? {
    let found = findInRoots(.reference(to: base))
    if let found { remember(found) }
    return found
  }

  private func variable(
    in object: RegisteredObject, bytes: Range<UInt>, isWholeProperty: Bool
  ) -> Variable? {
    guard object.contents.contains(bytes.lowerBound), isAlive(object) else { return nil }
    switch HeapMetadata(of: object) {
    case .box:
      guard let whole = captured(object) else { return nil }
      return isWholeProperty
        ? whole : VariableWalk(target: .bytes(bytes)).smallestPart(of: whole, holding: bytes)
    case .instance(let type) where Reflection.isFromLibrary(type):
      return findInRoots(.bytes(bytes)) ?? findInRoots(.reference(to: object.base))
        ?? unnamed(bytes, in: object, type: type)
    case .instance(let type):
      let properties = properties(of: object, type: type)
      guard let property = properties.first(where: { $0.holds(bytes) }) else {
        return properties.first { $0.holds(bytes.lowerBound..<bytes.lowerBound + 1) }
      }
      return isWholeProperty
        ? property : VariableWalk(target: .bytes(bytes)).smallestPart(of: property, holding: bytes)
    }
  }

  private func variable(
    outsideObjects bytes: Range<UInt>, isWholeProperty: Bool
  ) -> Variable? {
    guard let global = globals.global(at: bytes.lowerBound) else {
      return findInRoots(.bytes(bytes))
    }
    let variable = variable(of: global)
    return isWholeProperty
      ? variable : VariableWalk(target: .bytes(bytes)).smallestPart(of: variable, holding: bytes)
  }

  private func unnamed(_ bytes: Range<UInt>, in object: RegisteredObject, type: Any.Type)
    -> Variable
  {
    if BufferClass.array.describes(metadata: object.metadata),
      let element = BufferClass.array.elementType(ofBufferAt: object.base),
      let found = elementOfArray(at: object.base, type: element, named: "array", bytes: bytes)
    {
      return found
    }
    return Variable(
      root: .unnamed, path: Reflection.name(of: type), address: bytes.lowerBound,
      size: bytes.count, type: nil)
  }

  // MARK: Walking from what has a name

  private func findInRoots(_ target: VariableWalk.Target) -> Variable? {
    let walk = VariableWalk(target: target)
    for global in globals.all() {
      if let found = walk.find(in: variable(of: global)) { return found }
    }
    var boxes: [RegisteredObject] = []
    for object in objects().reversed() where isAlive(object) {
      switch HeapMetadata(of: object) {
      case .box: boxes.append(object)
      case .instance(let type) where Reflection.isFromLibrary(type): continue
      case .instance(let type):
        for property in properties(of: object, type: type) {
          if let found = walk.find(in: property) { return found }
        }
      }
    }
    for box in boxes {
      if let whole = captured(box), let found = walk.find(in: whole) { return found }
    }
    return nil
  }

  private func properties(of object: RegisteredObject, type: Any.Type) -> [Variable] {
    let instance = Variable.Instance(
      base: object.base, className: Reflection.name(of: type), serial: object.serial)
    let whole = Variable(
      root: .object(instance), path: "", address: object.base, size: object.size, type: nil)
    return Reflection.fields(of: type, size: object.size).map { whole.part($0) }
  }

  /// A captured variable; nil for what a closure has captured otherwise.
  private func captured(_ object: RegisteredObject) -> Variable? {
    guard case .box(let captures) = HeapMetadata(of: object) else { return nil }
    let contents = object.contents
    var type: Any.Type?
    if let captures {
      guard captures.count == 1 else { return nil }
      type = captures[0]
    }
    // Without a descriptor an array is still recognised by its buffer.
    if type == nil, let buffer = ReadableMemory.word(at: contents.lowerBound),
      BufferClass.array.describes(buffer),
      let element = BufferClass.array.elementType(ofBufferAt: buffer)
    {
      type = arrayType(of: element)
    }
    let address = object.allocationPC
    return Variable(
      root: .captured(
        allocation: UInt64(address >= executableBase ? address - executableBase : address)),
      path: "", address: contents.lowerBound,
      size: type.map(Reflection.size) ?? contents.count, type: type)
  }

  private func arrayType(of element: Any.Type) -> Any.Type {
    func array<T>(of _: T.Type) -> Any.Type { [T].self }
    return _openExistential(element, do: array)
  }

  private func elementOfArray(
    at buffer: UInt, type element: Any.Type, named name: String, bytes: Range<UInt>
  ) -> Variable? {
    guard let array = arrayType(of: element) as? any BufferType.Type,
      let elements = array.elements(inBufferAt: buffer)
    else { return nil }
    let whole = Variable(root: .unnamed, path: name, address: buffer, size: 8, type: nil)
    return VariableWalk(target: .bytes(bytes)).find(in: elements, of: whole)
  }

  private func variable(of global: GlobalVariables.Global) -> Variable {
    Variable(
      root: .global, path: global.name, address: global.address, size: global.size,
      type: global.type)
  }

  /// Whether an object has not been freed: its first word is its type until the allocator takes it back.
  private func isAlive(_ object: RegisteredObject) -> Bool {
    ReadableMemory.word(at: object.base) == object.metadata
      && ReadableMemory.isReadable(object.base, count: object.size)
  }

  // MARK: Values

  /// What is in a variable now, as it is shown: cut to 20 characters, objects by type and number.
  ///
  /// For a write ask twice after `variable(of:)`: before it happens, and when it has. Nil where there is
  /// nothing to show, such as before the first write to a new object.
  /// - Parameter access: the access, for variables of which no type is known.
  public func value(of variable: Variable, accessed access: RawAccess? = nil) -> String? {
    guard holdsValue(variable), let pointer = UnsafeRawPointer(bitPattern: variable.address),
      ReadableMemory.isReadable(variable.address, count: max(variable.size, 1))
    else { return nil }
    let text = ValueText { base, type in self.label(ofObjectAt: base, type: type) }
    if let type = variable.type {
      if variable.isStrong { return text.text(of: type, at: pointer) }
      return weakText(of: variable, at: pointer)
    }
    // An address says nothing to anybody, and is another one in every process.
    if let word = ReadableMemory.word(at: variable.address),
      ReadableMemory.isReadable(word, count: 1)
    {
      return nil
    }
    return text.rawText(at: pointer, size: access.map(\.size) ?? variable.size)
  }

  /// Takes note of an access, since memory of a new object must not be read before it is written.
  private func prepareValue(of variable: Variable, for access: RawAccess, bytes: Range<UInt>) {
    pending = nil
    guard let object = access.object, object.contents.contains(variable.address) else { return }
    let key = InitialisedMemory.Key(object: object.serial, address: variable.address)
    memory.willAccess(key, bytes: bytes, kind: access.kind, isFormal: access.isFormal)
    if !memory.holdsValue(key) {
      pending = PendingWrite(variable: variable, key: key, bytes: bytes)
    }
  }

  private func holdsValue(_ variable: Variable) -> Bool {
    guard var write = pending, write.variable == variable else { return true }
    guard write.isDone else {
      write.isDone = true
      pending = write
      return false
    }
    pending = nil
    memory.didWrite(
      write.key, bytes: write.bytes, of: variable.address..<variable.address + UInt(variable.size))
    return memory.holdsValue(write.key)
  }

  /// What a weak reference refers to; an unowned one has no text of its own.
  private func weakText(of variable: Variable, at pointer: UnsafeRawPointer) -> String? {
    guard variable.type is any OptionalType.Type else { return nil }
    guard let object = pointer.assumingMemoryBound(to: WeakReference.self).pointee.object else {
      return "nil"
    }
    return label(
      ofObjectAt: UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque()),
      type: Swift.type(of: object))
  }

  private func label(ofObjectAt base: UInt, type: Any.Type) -> String {
    numberObjects(like: base)
    let serial = RegisteredObject.serial(at: base) ?? Int64(bitPattern: UInt64(base))
    return instances.label(serial, className: Reflection.name(of: type))
  }

  /// Numbers all objects that have the type of one, so that the numbers follow the order of their making.
  private func numberObjects(like base: UInt) {
    guard let metadata = ReadableMemory.word(at: base) else { return }
    for object in objects() where object.metadata == metadata {
      if case .instance(let type) = HeapMetadata(of: object) {
        instances.number(object.serial, className: Reflection.name(of: type))
      }
    }
  }

  // MARK: Texts

  /// What a variable is called in this execution, now that everything it touches is known.
  ///
  /// A captured variable comes out as `CapturedName.text`, to be replaced by whoever has the source.
  public func text(of variable: Variable) -> String {
    instances.text(of: variable)
  }

  /// Takes note of the instance that a variable belongs to, and of what refers to it while it lives.
  private func remember(_ variable: Variable) {
    guard case .object(let instance) = variable.root else { return }
    // While an instance is being made nothing refers to it yet, so its first accesses find nothing.
    if instances.seeksReferrer(instance) {
      numberObjects(like: instance.base)
      instances.add(instance, referrer: findInRoots(.reference(to: instance.base)))
    }
  }
}

/// A write to a variable that may not hold a value yet.
private struct PendingWrite {
  var variable: Variable
  var key: InitialisedMemory.Key
  var bytes: Range<UInt>
  /// Whether it has been asked for the value before the write, so that the next question is about after.
  var isDone = false
}

/// Memory that holds a weak reference, so that Swift itself reads it.
private struct WeakReference {
  weak var object: AnyObject?
}
