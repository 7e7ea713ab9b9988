/// One line of source, read word by word.
struct Statement {
  private var words: ArraySlice<Substring>
  private let line: Int

  init(_ code: Substring, line: Int) {
    self.line = line
    var words: [Substring] = []
    var rest = code.drop { $0 == " " }
    while let character = rest.first {
      let isName = character.isLetter || character.isNumber || character == "_"
      var word = isName ? rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" } : rest.prefix(1)
      if rest.hasPrefix("+=") || rest.hasPrefix("-=") { word = rest.prefix(2) }
      words.append(word)
      rest = rest[word.endIndex...].drop { $0 == " " }
    }
    self.words = words[...]
  }

  /// The lock of `with NAME:`, or nil when the line is something else.
  mutating func lock() throws(Bytecode.SourceError) -> String? {
    guard words.first == "with" else { return nil }
    words.removeFirst()
    let name = try self.name()
    try expect(":")
    try end()
    return name
  }

  /// `x = …`, `x += 1` or `x -= 1`.
  mutating func assignment() throws(Bytecode.SourceError) -> [Instruction] {
    let target = try name()
    var code: [Instruction] = []
    switch words.popFirst() {
    case "+=": code = [.load(target), .add(try number())]
    case "-=": code = [.load(target), .add(-(try number()))]
    case "=": code = try expression()
    default: throw error("expected '=', '+=' or '-=' after '\(target)'")
    }
    try end()
    return code + [.store(target)]
  }

  /// `5`, `x` or `f(x)`, then perhaps `+ 1` or `- 1`.
  private mutating func expression() throws(Bytecode.SourceError) -> [Instruction] {
    var code: [Instruction]
    if let first = words.first, Int(first) != nil {
      code = [.constant(try number())]
    } else {
      let name = try self.name()
      if words.first == "(" {
        words.removeFirst()
        code = [.load(try self.name()), .call(name)]
        try expect(")")
      } else {
        code = [.load(name)]
      }
    }
    if let sign = words.first, sign == "+" || sign == "-" {
      words.removeFirst()
      let number = try self.number()
      code.append(.add(sign == "+" ? number : -number))
    }
    return code
  }

  private mutating func name() throws(Bytecode.SourceError) -> String {
    guard let word = words.popFirst(), let first = word.first, first.isLetter || first == "_"
    else { throw error("expected a name") }
    return String(word)
  }

  private mutating func number() throws(Bytecode.SourceError) -> Int {
    guard let word = words.popFirst(), let number = Int(word)
    else { throw error("expected a whole number") }
    return number
  }

  private mutating func expect(_ mark: Substring) throws(Bytecode.SourceError) {
    guard words.popFirst() == mark else { throw error("expected '\(mark)'") }
  }

  private func end() throws(Bytecode.SourceError) {
    if let word = words.first { throw error("'\(word)' is one word too many") }
  }

  private func error(_ text: String) -> Bytecode.SourceError {
    Bytecode.SourceError(line: line, text: text)
  }
}
