import Foundation

/// What a comment has to say, as far as a declaration tells.
extension PublicSymbol {
  /// Whether it throws what its comment has to name: it, not a function that it is given.
  var throwsErrors: Bool {
    guard kind != "typealias" else { return false }
    var depth = 0
    let own = declaration.filter { character in
      if character == ")" { depth -= 1 }
      defer { if character == "(" { depth += 1 } }
      return depth == 0
    }
    return own.contains(" throws") || own.contains(" rethrows")
  }

  /// The parameters that the comment does not describe although the sentence cannot be about them alone.
  var unexplainedParameters: [String] {
    guard kind != "func.op" else { return [] }
    return parameters.filter { parameter in
      let isClear = parameters.count == 1 && !Self.isNumber(parameter.type)
      return !isClear && describe(parameter) == nil
    }.map(\.name)
  }

  /// Whether its summary says what it does rather than what it returns, though it does return something.
  var isAction: Bool {
    guard isFunction, kind != "init", result != nil else { return false }
    let verb = summary.prefix { $0 != " " }
    return verb.hasSuffix("s") && !["Makes", "Whether", "Is", "This", "Its"].contains(String(verb))
  }

  /// What it has that is a number, each with what the comment says about it.
  var numbers: [(name: String, text: String)] {
    var numbers = parameters.filter { Self.isNumber($0.type) }
      .map { (name: $0.name, text: describe($0) ?? summary) }
    if let result, Self.isNumber(result) {
      let returned = text.components(separatedBy: "- Returns: ").dropFirst().first
      numbers.append((name: "result", text: returned ?? summary))
    } else if !isFunction, let type = declaration.components(separatedBy: ": ").last,
      Self.isNumber(type.components(separatedBy: " {")[0])
    {
      numbers.append((name: "value", text: summary))
    }
    return numbers
  }

  /// Whether a name or a text says what a number counts, or in which unit it is.
  static func saysUnit(_ text: String, name: String) -> Bool {
    if ["line", "column", "cores", "seed", "workers"].contains(name) { return true }
    let words = [
      "how many", "how often", "how much", "number", "the most", "seconds", "bytes", "counted",
      "status", "seed", "one in",
    ]
    return words.contains { text.localizedCaseInsensitiveContains($0) }
  }

  /// What the comment says about a parameter.
  private func describe(_ parameter: Parameter) -> String? {
    let name = parameter.name.filter { $0 != "`" }
    for mark in ["- Parameter \(name): ", "  - \(name): "] {
      let parts = text.components(separatedBy: mark)
      if parts.count > 1 {
        return parts[1].components(separatedBy: "\n- ")[0].components(separatedBy: "\n  - ")[0]
      }
    }
    return nil
  }

  private static func isNumber(_ type: String) -> Bool {
    ["Int", "Int?", "Double", "Double?", "UInt64", "UInt64?", "Duration.Nanoseconds"].contains(type)
  }
}
