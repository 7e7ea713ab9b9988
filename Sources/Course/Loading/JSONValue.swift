import Foundation

/// Any JSON, for files that people write: so that every mistake in one can be listed, not the first.
enum JSONValue: Hashable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Reads a JSON text; the error says why it is none.
  static func parse(_ text: String) throws(NotJSON) -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    } catch {
      throw NotJSON(error)
    }
  }

  /// The whole number that this is, if it is one.
  var integer: Int? {
    if case .number(let value) = self { Int(exactly: value) } else { nil }
  }

  /// The text that this is, if it is one.
  var string: String? {
    if case .string(let value) = self { value } else { nil }
  }
}

/// Why a text is not JSON.
struct NotJSON: Error {
  /// The reason, as a part of a sentence.
  var reason: String

  init(_ error: any Error) {
    guard case DecodingError.dataCorrupted(let context) = error,
      let underlying = context.underlyingError as? CocoaError,
      let detail = underlying.userInfo[NSDebugDescriptionErrorKey] as? String
    else {
      reason = "it cannot be parsed"
      return
    }
    reason =
      detail.hasSuffix(".") ? String(detail.dropLast()).lowercasedFirst : detail.lowercasedFirst
  }
}

extension String {
  /// The same with a small first letter.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
