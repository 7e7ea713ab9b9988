/// A value on its way from one process to another: plain data, without references to anything.
indirect enum Packed: Hashable, Sendable {
  case null
  case bool(Bool)
  case signed(Int64)
  case unsigned(UInt64)
  case real(Double)
  case text(String)
  case list([Packed])
  case fields([Field])

  /// One named part of a value.
  struct Field: Hashable, Sendable {
    var name: String
    var value: Packed
  }

  /// How many bytes it takes on the way: eight for a number, one for a truth value, the letters of a text and of a name, eight for
  /// the length of whatever has one.
  var size: Int {
    switch self {
    case .null, .bool: 1
    case .signed, .unsigned, .real: 8
    case .text(let text): 8 + text.utf8.count
    case .list(let items): items.reduce(8) { $0 + $1.size }
    case .fields(let fields): fields.reduce(8) { $0 + 8 + $1.name.utf8.count + $1.value.size }
    }
  }

  /// The part with a name; nil if there is none.
  subscript(name: String) -> Packed? {
    guard case .fields(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }
}
