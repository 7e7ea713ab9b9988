/// A type of the standard library whose values print as they do in source code.
protocol DirectlyPrinted {
  var directText: String { get }
}

/// A type of the standard library that is printed through the values in it.
protocol PrintedByParts {
  /// The text of the whole, given how one part is printed.
  func text(_ part: (Any) -> String) -> String
}

extension DirectlyPrinted {
  var directText: String { "\(self)" }
}

extension Int: DirectlyPrinted {}
extension Int8: DirectlyPrinted {}
extension Int16: DirectlyPrinted {}
extension Int32: DirectlyPrinted {}
extension Int64: DirectlyPrinted {}
extension UInt: DirectlyPrinted {}
extension UInt8: DirectlyPrinted {}
extension UInt16: DirectlyPrinted {}
extension UInt32: DirectlyPrinted {}
extension UInt64: DirectlyPrinted {}
extension Float: DirectlyPrinted {}
extension Double: DirectlyPrinted {}
extension Bool: DirectlyPrinted {}
extension Duration: DirectlyPrinted {}

extension String: DirectlyPrinted {
  var directText: String { debugDescription }
}

extension Substring: DirectlyPrinted {
  var directText: String { debugDescription }
}

extension Character: DirectlyPrinted {
  var directText: String { debugDescription }
}

extension Optional: PrintedByParts {
  func text(_ part: (Any) -> String) -> String {
    map { part($0) } ?? "nil"
  }
}

extension Array: PrintedByParts {
  func text(_ part: (Any) -> String) -> String {
    "[" + printedPrefix(self).map(part).joined(separator: ", ") + "]"
  }
}

extension ArraySlice: PrintedByParts {
  func text(_ part: (Any) -> String) -> String {
    "[" + printedPrefix(self).map(part).joined(separator: ", ") + "]"
  }
}

extension Set: PrintedByParts {
  func text(_ part: (Any) -> String) -> String {
    // Sorted, since a set's own order changes from run to run.
    "[" + map { part($0) }.sorted().joined(separator: ", ") + "]"
  }
}

extension Dictionary: PrintedByParts {
  func text(_ part: (Any) -> String) -> String {
    let pairs = map { "\(part($0.key)): \(part($0.value))" }.sorted()
    return pairs.isEmpty ? "[:]" : "[" + pairs.joined(separator: ", ") + "]"
  }
}

/// As many elements as can be seen of what is cut later anyway.
private func printedPrefix<C: Collection>(_ elements: C) -> C.SubSequence {
  elements.prefix(ValueText.limit)
}
