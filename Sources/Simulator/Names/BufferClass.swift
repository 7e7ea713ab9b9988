/// A class of the standard library that holds elements, recognised by what all its specialisations share.
///
/// A field that is being initialised holds anything; only a word that leads to an object of the right
/// class is taken for a buffer.
struct BufferClass {
  /// The class behind arrays that are not empty.
  static let array = BufferClass(like: [0])
  /// The class behind dictionaries that are not empty.
  static let dictionary = BufferClass(like: [0: 0])

  private var description: UInt?
  private var firstArgumentOffset: UInt?

  /// Learns the class from a sample, whose elements are `Int`s and whose only stored property refers to it.
  private init<Collection>(like sample: Collection) {
    withUnsafeBytes(of: sample) { bytes in
      guard let metadata = ReadableMemory.word(at: bytes.load(as: UInt.self)) else { return }
      description = ReadableMemory.word(at: metadata + Self.descriptionOffset)
      let int = unsafeBitCast(Int.self as Any.Type, to: UInt.self)
      firstArgumentOffset = stride(from: Self.descriptionOffset + 8, to: 512, by: 8).first {
        ReadableMemory.word(at: metadata + $0) == int
      }
    }
  }

  /// Whether an object of the class stands at an address.
  func describes(_ buffer: UInt) -> Bool {
    guard let metadata = ReadableMemory.word(at: buffer) else { return false }
    return describes(metadata: metadata)
  }

  /// Whether metadata is that of the class.
  func describes(metadata: UInt) -> Bool {
    // What is no buffer yet may hold any word, also one that no address can be.
    guard let description, (4096..<1 << 47).contains(metadata) else { return false }
    return ReadableMemory.word(at: metadata + Self.descriptionOffset) == description
  }

  /// The type of the elements of a buffer that `describes` is true for.
  func elementType(ofBufferAt buffer: UInt) -> Any.Type? {
    guard let firstArgumentOffset, let metadata = ReadableMemory.word(at: buffer),
      let argument = ReadableMemory.word(at: metadata + firstArgumentOffset)
    else { return nil }
    return Reflection.type(atMetadata: argument)
  }

  /// Where class metadata refers to what is common to all specialisations.
  private static let descriptionOffset: UInt = 40
}
