/// The compiler's own summary of a module's public declarations.
struct InterfaceText {
  /// The public declarations, a line each, without their bodies: `Counter.increment()` is
  /// `public func increment()` below `public final class Counter`.
  private(set) var declarations: [String] = []
  /// What each top-level type is: `class`, `actor`, `struct` or `enum`.
  private(set) var kinds: [String: String] = [:]

  /// Reads a `.swiftinterface`.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let plain = line.drop { $0 == " " }
      guard line.contains("public ") || line.contains("open "), !plain.hasPrefix("//"),
        !plain.hasPrefix("extension ")
      else { continue }
      var declaration = String(plain)
      for prefix in ["Solution.", "Swift.", "@objc ", "@_hasMissingDesignatedInitializers "] {
        declaration = declaration.replacing(prefix, with: "")
      }
      if let brace = declaration.firstRange(of: " {") {
        declaration = String(declaration[..<brace.lowerBound])
      }
      declarations.append(declaration)
      guard line.first != " " else { continue }
      let words = declaration.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      for (word, next) in zip(words, words.dropFirst())
      where ["class", "actor", "struct", "enum"].contains(word) {
        kinds[String(next)] = String(word)
        break
      }
    }
  }

  /// The declaration of a name among many, or nil.
  static func declaration(of name: String, in declarations: [String]) -> String? {
    let introducers = [
      "func", "class", "struct", "enum", "actor", "protocol", "var", "let", "case",
    ]
    return declarations.first { declaration in
      if name == "init", declaration.contains("init(") { return true }
      return introducers.contains { word in
        guard let range = declaration.firstRange(of: "\(word) \(name)") else { return false }
        let rest = declaration[range.upperBound...].first
        return !(rest.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false)
      }
    }
  }
}
