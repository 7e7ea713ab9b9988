/// What a variable holds or a thread has in hand.
enum Value: Sendable, CustomStringConvertible {
  case nothing
  case number(Int)
  case object(HeapObject)

  /// The number that it stands for: 0 for anything else.
  var number: Int {
    if case .number(let number) = self { number } else { 0 }
  }

  /// The object, if it is one.
  var object: HeapObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The number, or the object's name.
  var description: String {
    switch self {
    case .nothing: "nothing"
    case .number(let number): "\(number)"
    case .object(let object): "\(object)"
    }
  }
}
