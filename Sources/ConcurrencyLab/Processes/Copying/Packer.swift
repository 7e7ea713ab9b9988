/// Takes a value apart into plain data, by its `Encodable` conformance.
///
/// It keeps what `Codable` says of a value and nothing else: an object that two properties refer to arrives as two.
enum Packer {
  /// Packs a value.
  /// - Throws: what its `encode(to:)` throws.
  static func pack(_ value: some Encodable) throws -> Packed {
    let node = Node()
    try value.encode(to: NodeEncoder(node: node, codingPath: []))
    return node.packed
  }

  /// A place where one value is being written.
  final class Node {
    private enum Content {
      case nothing
      case single(Packed)
      case list([Node])
      case fields([(name: String, node: Node)])
    }

    private var content = Content.nothing

    var count: Int {
      if case .list(let nodes) = content { nodes.count } else { 0 }
    }

    var packed: Packed {
      switch content {
      case .nothing: .fields([])
      case .single(let packed): packed
      case .list(let nodes): .list(nodes.map(\.packed))
      case .fields(let fields): .fields(fields.map { .init(name: $0.name, value: $0.node.packed) })
      }
    }

    func put(_ packed: Packed) { content = .single(packed) }

    func beginList() {
      if case .list = content { return }
      content = .list([])
    }

    func beginFields() {
      if case .fields = content { return }
      content = .fields([])
    }

    /// A place for one more element of a list.
    func element() -> Node {
      let node = Node()
      guard case .list(var nodes) = content else { return node }
      nodes.append(node)
      content = .list(nodes)
      return node
    }

    /// A place for a named part.
    func field(_ name: String) -> Node {
      let node = Node()
      guard case .fields(var fields) = content else { return node }
      fields.removeAll { $0.name == name }
      fields.append((name, node))
      content = .fields(fields)
      return node
    }
  }
}

/// Writes one value into a place.
struct NodeEncoder: Encoder {
  var node: Packer.Node
  var codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.beginFields()
    return KeyedEncodingContainer(FieldsEncoder<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.beginList()
    return ListEncoder(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleEncoder(node: node, codingPath: codingPath)
  }
}

/// Writes one value that has no parts, or lets it write itself.
struct SingleEncoder: SingleValueEncodingContainer {
  var node: Packer.Node
  var codingPath: [any CodingKey]

  func encodeNil() { node.put(.null) }
  func encode(_ value: Bool) { node.put(.bool(value)) }
  func encode(_ value: String) { node.put(.text(value)) }
  func encode(_ value: Double) { node.put(.real(value)) }
  func encode(_ value: Float) { node.put(.real(Double(value))) }
  func encode(_ value: Int) { node.put(.signed(Int64(value))) }
  func encode(_ value: Int8) { node.put(.signed(Int64(value))) }
  func encode(_ value: Int16) { node.put(.signed(Int64(value))) }
  func encode(_ value: Int32) { node.put(.signed(Int64(value))) }
  func encode(_ value: Int64) { node.put(.signed(value)) }
  func encode(_ value: UInt) { node.put(.unsigned(UInt64(value))) }
  func encode(_ value: UInt8) { node.put(.unsigned(UInt64(value))) }
  func encode(_ value: UInt16) { node.put(.unsigned(UInt64(value))) }
  func encode(_ value: UInt32) { node.put(.unsigned(UInt64(value))) }
  func encode(_ value: UInt64) { node.put(.unsigned(value)) }

  func encode<Value: Encodable>(_ value: Value) throws {
    switch value {
    // What is plain data already is kept as it is, not taken apart.
    case let number as Int: encode(number)
    case let text as String: encode(text)
    case let number as Double: encode(number)
    case let truth as Bool: encode(truth)
    default: try value.encode(to: NodeEncoder(node: node, codingPath: codingPath))
    }
  }
}

/// Writes named parts.
struct FieldsEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  var node: Packer.Node
  var codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { node.field(key.stringValue).put(.null) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    let place = SingleEncoder(node: node.field(key.stringValue), codingPath: codingPath + [key])
    try place.encode(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder(for: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(for: key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    NodeEncoder(node: node.field("super"), codingPath: codingPath)
  }

  func superEncoder(forKey key: Key) -> any Encoder { encoder(for: key) }

  private func encoder(for key: Key) -> NodeEncoder {
    NodeEncoder(node: node.field(key.stringValue), codingPath: codingPath + [key])
  }
}

/// Writes the elements of a list.
struct ListEncoder: UnkeyedEncodingContainer {
  var node: Packer.Node
  var codingPath: [any CodingKey]
  var count: Int { node.count }

  func encodeNil() { node.element().put(.null) }

  func encode<Value: Encodable>(_ value: Value) throws {
    try SingleEncoder(node: node.element(), codingPath: codingPath).encode(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    superEncoder().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    superEncoder().unkeyedContainer()
  }

  func superEncoder() -> any Encoder { NodeEncoder(node: node.element(), codingPath: codingPath) }
}
