/// The attributes of an element, in order.
struct Attributes: Hashable, ExpressibleByDictionaryLiteral {
  /// A name and a value.
  struct Attribute: Hashable {
    let name: String
    let value: String
  }

  private(set) var all: [Attribute]

  /// Collects names and values; one whose value is `nil` is left out.
  init(dictionaryLiteral elements: (String, String?)...) {
    all = elements.compactMap { name, value in value.map { Attribute(name: name, value: $0) } }
  }

  /// The attributes of one collection, then those of another.
  static func + (left: Attributes, right: Attributes) -> Attributes {
    var result = left
    result.all += right.all
    return result
  }
}
