/// Finds a type by its name as `swift_demangle` prints it: `Swift.Array<Solution.Counter>`.
///
/// A global's symbol says its type only as a part of a mangled name; the text is what can be taken apart.
enum DemangledType {
  /// The type, or nil for what has no plain name: functions, existentials with several protocols.
  static func type(named name: String) -> Any.Type? {
    var parser = Parser(rest: name[...])
    guard let candidates = parser.parseType(), parser.rest.isEmpty else { return nil }
    return candidates.lazy.compactMap { _typeByName($0) }.first
  }

  /// A recursive descent over a type's name that gives the mangled names it may have.
  ///
  /// Text does not say whether `Solution.Counter` is a class, a struct or an enum, so each is a candidate.
  private struct Parser {
    var rest: Substring

    mutating func parseType() -> [String]? {
      if take("(") { return parseTuple() }
      if take("[") { return parseBracketed() }
      guard let candidates = parseNominal() else { return nil }
      return parseSuffix(candidates)
    }

    private mutating func parseTuple() -> [String]? {
      var elements: [[String]] = []
      var isFirst = true
      while !take(")") {
        if !isFirst, !take(", ") { return nil }
        isFirst = false
        if let colon = rest.firstIndex(of: ":"), rest[..<colon].allSatisfy(isWordCharacter) {
          let label = rest[..<colon]
          rest = rest[rest.index(after: colon)...]
          guard take(" "), let element = parseType() else { return nil }
          elements.append(element.map { $0 + mangled(label) })
        } else {
          guard let element = parseType() else { return nil }
          elements.append(element)
        }
      }
      if elements.isEmpty { return parseSuffix(["yt"]) }
      // The first element is followed by the list's mark.
      elements[0] = elements[0].map { $0 + "_" }
      return parseSuffix(combinations(elements).map { $0 + "t" })
    }

    private mutating func parseBracketed() -> [String]? {
      guard let first = parseType() else { return nil }
      if take("]") { return parseSuffix(first.map { "Say\($0)G" }) }
      guard take(" : ") || take(": "), let second = parseType(), take("]") else { return nil }
      return parseSuffix(combinations([first, second]).map { "SDy\($0)G" })
    }

    private mutating func parseSuffix(_ candidates: [String]) -> [String]? {
      var candidates = candidates
      while take("?") { candidates = candidates.map { $0 + "Sg" } }
      return candidates
    }

    private mutating func parseNominal() -> [String]? {
      guard let module = parseWord(), take(".") else { return nil }
      var candidates = [module == "Swift" ? "s" : mangled(module)]
      repeat {
        guard let name = parseName() else { return nil }
        candidates = candidates.flatMap { (prefix: String) -> [String] in
          ["C", "V", "O"].map { (kind: String) -> String in "\(prefix)\(name)\(kind)" }
        }
        if take("<") {
          var arguments: [[String]] = []
          repeat {
            guard let argument = parseType() else { return nil }
            arguments.append(argument)
          } while take(", ")
          guard take(">") else { return nil }
          let lists = combinations(arguments)
          candidates = candidates.flatMap { (candidate: String) -> [String] in
            lists.map { (list: String) -> String in "\(candidate)y\(list)G" }
          }
        }
      } while candidates.count < 200 && take(".")
      return candidates
    }

    /// A name, or `(name in discriminator)` for a private one.
    private mutating func parseName() -> String? {
      guard take("(") else { return parseWord().map(mangled) }
      guard let name = parseWord(), take(" in "), let discriminator = parseWord(), take(")") else {
        return nil
      }
      return mangled(name) + mangled(discriminator) + "LL"
    }

    private mutating func parseWord() -> Substring? {
      let word = rest.prefix(while: isWordCharacter)
      guard !word.isEmpty else { return nil }
      rest = rest[word.endIndex...]
      return word
    }

    private mutating func take(_ text: String) -> Bool {
      guard rest.hasPrefix(text) else { return false }
      rest = rest.dropFirst(text.count)
      return true
    }

    private func isWordCharacter(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_"
    }

    private func mangled(_ identifier: Substring) -> String {
      "\(identifier.utf8.count)\(identifier)"
    }

    private func combinations(_ lists: [[String]]) -> [String] {
      lists.reduce([""]) { heads, tails in heads.flatMap { head in tails.map { head + $0 } } }
    }
  }
}
