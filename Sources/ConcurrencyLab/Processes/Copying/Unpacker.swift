/// Puts a value together again from plain data, by its `Decodable` conformance.
enum Unpacker {
  /// Unpacks a value.
  /// - Throws: `DecodingError` when the data is not that of such a value; what its `init(from:)` throws.
  static func unpack<Value: Decodable>(_ packed: Packed, as type: Value.Type) throws -> Value {
    try SingleDecoder(packed: packed, codingPath: []).decode(type)
  }
}

/// Reads one value.
struct PackedDecoder: Decoder {
  var packed: Packed
  var codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .fields = packed else { throw mismatch([String: Any].self, packed, codingPath) }
    return KeyedDecodingContainer(FieldsDecoder<Key>(packed: packed, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    // What wrote nothing at all may have been an empty list.
    if packed == .fields([]) { return ListDecoder(items: [], codingPath: codingPath) }
    guard case .list(let items) = packed else { throw mismatch([Any].self, packed, codingPath) }
    return ListDecoder(items: items, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    SingleDecoder(packed: packed, codingPath: codingPath)
  }
}

private func mismatch(
  _ type: Any.Type, _ packed: Packed, _ path: [any CodingKey]
) -> DecodingError {
  .typeMismatch(type, .init(codingPath: path, debugDescription: "found \(packed)"))
}

/// Reads one value that has no parts, or lets it read itself.
struct SingleDecoder: SingleValueDecodingContainer {
  var packed: Packed
  var codingPath: [any CodingKey]

  func decodeNil() -> Bool { packed == .null }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .bool(let value) = packed else { throw mismatch(type, packed, codingPath) }
    return value
  }

  func decode(_ type: String.Type) throws -> String {
    guard case .text(let value) = packed else { throw mismatch(type, packed, codingPath) }
    return value
  }

  func decode(_ type: Double.Type) throws -> Double {
    guard case .real(let value) = packed else { throw mismatch(type, packed, codingPath) }
    return value
  }

  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let plain: Any?
    switch (packed, type) {
    case (.signed(let value), is Int.Type): plain = Int(value)
    case (.text(let value), is String.Type): plain = value
    case (.real(let value), is Double.Type): plain = value
    case (.bool(let value), is Bool.Type): plain = value
    default: plain = nil
    }
    if let plain, let value = plain as? Value { return value }
    return try Value(from: PackedDecoder(packed: packed, codingPath: codingPath))
  }

  private func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
    let value: Value? =
      switch packed {
      case .signed(let number): Value(exactly: number)
      case .unsigned(let number): Value(exactly: number)
      default: nil
      }
    guard let value else { throw mismatch(type, packed, codingPath) }
    return value
  }
}

/// Reads named parts.
struct FieldsDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  var packed: Packed
  var codingPath: [any CodingKey]

  var allKeys: [Key] {
    guard case .fields(let fields) = packed else { return [] }
    return fields.compactMap { Key(stringValue: $0.name) }
  }

  func contains(_ key: Key) -> Bool { packed[key.stringValue] != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try part(key) == .null }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try SingleDecoder(packed: part(key), codingPath: codingPath + [key]).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(for: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(for: key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    PackedDecoder(packed: packed["super"] ?? .fields([]), codingPath: codingPath)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(for: key) }

  private func decoder(for key: Key) throws -> PackedDecoder {
    PackedDecoder(packed: try part(key), codingPath: codingPath + [key])
  }

  private func part(_ key: Key) throws -> Packed {
    guard let part = packed[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: codingPath, debugDescription: "nothing of that name was sent"))
    }
    return part
  }
}

/// Reads the elements of a list.
struct ListDecoder: UnkeyedDecodingContainer {
  var items: [Packed]
  var codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(items: [Packed], codingPath: [any CodingKey]) {
    self.items = items
    self.codingPath = codingPath
  }

  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  mutating func decodeNil() throws -> Bool {
    guard try peek() == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try SingleDecoder(packed: peek(), codingPath: codingPath).decode(type)
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }

  private mutating func next() throws -> PackedDecoder {
    let decoder = PackedDecoder(packed: try peek(), codingPath: codingPath)
    currentIndex += 1
    return decoder
  }

  private func peek() throws -> Packed {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        Any.self, .init(codingPath: codingPath, debugDescription: "the list has no more elements"))
    }
    return items[currentIndex]
  }
}
