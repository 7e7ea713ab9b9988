import Foundation

/// What an example uses, as the compiler resolved it: what it names, and what is called for it, such as `next()` by a `for`.
///
/// The compiler prints the syntax tree of a file as JSON. What is referred to stands there by its identifier; a type that
/// is written out by its mangled name, which is the identifier with `$` for `s:` and a `D`, and `_p` for the `P` of a
/// protocol; the case of a pattern by its name, after the type. A typealias is gone by then: of that the text has to have the word.
struct Uses {
  private var identifiers: Set<String> = []
  private var patterns: Set<String> = []
  private var words: Set<String> = []

  init(of example: Example, tree: String) {
    let text = example.code.joined(separator: "\n")
    words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    // The type of a pattern that is begun, and then of one whose name comes next.
    var pattern: String?
    var isPattern = false
    var last = ""
    for token in tree.components(separatedBy: "\"") where token != ":" && token != "," {
      if token == "pattern_enum_element" { isPattern = true }
      if token.hasPrefix("s:") {
        identifiers.insert(token)
      } else if token.hasPrefix("$s"), token.hasSuffix("D") {
        let type = "s:\(token.dropFirst(2).dropLast())"
        identifiers.insert(type.hasSuffix("_p") ? "\(type.dropLast(2))P" : type)
        if isPattern { (pattern, isPattern) = (type, false) }
      } else if last == "name", let type = pattern {
        patterns.insert("\(type).\(token)")
        pattern = nil
      }
      last = token
    }
  }

  /// Whether a symbol is among what is used: a type also if one of its members is.
  func contains(_ symbol: PublicSymbol) -> Bool {
    if identifiers.contains(symbol.identifier) { return true }
    let name = symbol.baseName.components(separatedBy: ".").last ?? ""
    return switch symbol.kind {
    case "class", "struct", "enum", "protocol":
      identifiers.contains { $0.hasPrefix(symbol.identifier) }
    case "enum.case": patterns.contains("\(symbol.container ?? "").\(name)")
    case "typealias", "associatedtype": words.contains(name)
    default: false
    }
  }
}
