/// A collection of the standard library that keeps its elements in a buffer of its own.
protocol BufferType {
  /// The part of the buffer that holds elements which can be named, from the word that refers to it.
  static func elements(inBufferAt buffer: UInt) -> BufferElements?
}

/// Where the elements of a collection lie.
struct BufferElements {
  var start: UInt
  var count: Int
  var type: Any.Type
  /// What one element is called: `[1]`, `["a"]`.
  var name: (Int) -> String

  /// The element that holds an address.
  func index(holding address: UInt) -> Int? {
    let stride = Reflection.stride(of: type)
    guard address >= start, stride > 0 else { return nil }
    let index = Int(address - start) / stride
    return index < count ? index : nil
  }

  /// The first byte of an element.
  func address(of index: Int) -> UInt {
    start + UInt(index * Reflection.stride(of: type))
  }
}

extension Array: BufferType {
  static func elements(inBufferAt buffer: UInt) -> BufferElements? {
    // Layout: type, reference count, count, capacity and flags, then the elements.
    guard BufferClass.array.describes(buffer), let count = ReadableMemory.word(at: buffer + 16),
      count < 1 << 32,
      let capacity = ReadableMemory.word(at: buffer + 24), capacity / 2 >= count, count > 0
    else { return nil }
    let alignment = UInt(MemoryLayout<Element>.alignment)
    let start = (buffer + 32 + alignment - 1) / alignment * alignment
    let length = Int(count) * MemoryLayout<Element>.stride
    guard length > 0, ReadableMemory.isReadable(start, count: length) else { return nil }
    return BufferElements(start: start, count: Int(count), type: Element.self) { "[\($0)]" }
  }
}

extension Dictionary: BufferType {
  static func elements(inBufferAt buffer: UInt) -> BufferElements? {
    #if compiler(>=6.3) && compiler(<6.4)
      // A private layout, looked up in this version: scale, keys and values of the native storage.
      guard BufferClass.dictionary.describes(buffer),
        let scale = ReadableMemory.word(at: buffer + 32).map({ $0 & 0xFF }), scale < 40,
        let keys = ReadableMemory.word(at: buffer + 48),
        let values = ReadableMemory.word(at: buffer + 56)
      else { return nil }
      let count = 1 << Int(scale)
      guard ReadableMemory.isReadable(keys, count: count * MemoryLayout<Key>.stride),
        ReadableMemory.isReadable(values, count: count * MemoryLayout<Value>.stride)
      else { return nil }
      return BufferElements(start: values, count: count, type: Value.self) { slot in
        guard let key = UnsafeRawPointer(bitPattern: keys) else { return "[…]" }
        let values = ValueText { _, type in Reflection.name(of: type) }
        return "[\(values.text(of: Key.self, at: key + slot * MemoryLayout<Key>.stride))]"
      }
    #else
      return nil
    #endif
  }
}

/// An optional of anything, so that a reference behind one is followed too.
protocol OptionalType {
  static var wrapped: Any.Type { get }
}

extension Optional: OptionalType {
  static var wrapped: Any.Type { Wrapped.self }
}
