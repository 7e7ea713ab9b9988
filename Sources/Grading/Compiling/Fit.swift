/// Whether a solution declares what the tests call, known before the link.
struct Fit {
  /// What the tests need.
  let exercise: PreparedExercise

  /// What is missing or different, as diagnostics in Swift's words.
  func misfits(in object: ELFObject) -> [Verdict.Diagnostic] {
    var visible: Set<String> = []
    var hidden: Set<String> = []
    for symbol in object.symbols where symbol.isDefined {
      if symbol.binding == .local || symbol.isHidden {
        hidden.insert(symbol.name)
      } else {
        visible.insert(symbol.name)
      }
    }
    var diagnostics = kinds(in: visible)
    var said: Set<String> = []
    let told = Set(
      exercise.kinds.keys.filter { name in
        diagnostics.contains { $0.message.contains("'\(name)'") }
      })
    let texts = visible.union(hidden).sorted().compactMap { symbol in
      symbol.hasPrefix("$s8Solution") ? demangle(symbol) : nil
    }
    for need in exercise.needs where !visible.contains(need) {
      guard let text = demangle(need), let name = Self.path(in: text) else { continue }
      let isThere = texts.contains { Self.path(in: $0)?.first == name[0] }
      let path = isThere ? name : [name[0]]
      guard !told.contains(name[0]), said.insert(path.joined(separator: ".")).inserted else {
        continue
      }
      diagnostics.append(misfit(path, need: text, texts: texts, isHidden: hidden.contains(need)))
    }
    // A type that is missing explains all of its members.
    let missing = said.filter { !$0.contains(".") }
    return diagnostics.filter { diagnostic in
      !missing.contains { diagnostic.message.contains("'\($0).") }
    }
  }

  /// A class where an actor is expected, and the like: such calls could link, and lie.
  private func kinds(in visible: Set<String>) -> [Verdict.Diagnostic] {
    exercise.kinds.sorted { $0.key < $1.key }.compactMap { name, expected in
      guard let found = Self.kind(of: name, in: visible), found != expected else { return nil }
      return Verdict.Diagnostic(
        severity: .error,
        message: "the tests expect '\(name)' to be \(Self.article(expected)); "
          + "here it is \(Self.article(found))")
    }
  }

  private static func article(_ kind: String) -> String {
    (["actor", "enum"].contains(kind) ? "an " : "a ") + kind
  }

  /// What a type is, by the letter that its descriptor has for it.
  private static func kind(of name: String, in visible: Set<String>) -> String? {
    let start = "$s8Solution\(name.utf8.count)\(name)"
    if visible.contains(start + "CMn") {
      return visible.contains(start + "CScAAAMc") ? "actor" : "class"
    }
    if visible.contains(start + "VMn") { return "struct" }
    return visible.contains(start + "OMn") ? "enum" : nil
  }

  private func misfit(
    _ path: [String], need: String, texts: [String], isHidden: Bool
  ) -> Verdict.Diagnostic {
    let name = path.joined(separator: ".")
    let expected =
      InterfaceText.declaration(of: path[path.count - 1], in: exercise.declarations)
      ?? Self.plain(need)
    let others = texts.filter { text in
      Self.path(in: text) == path && !text.contains("descriptor") && !text.contains("metadata")
        && !text.contains("dispatch thunk")
    }
    let message: String
    if path.count == 1 ? !others.isEmpty && isHidden : isHidden {
      message = "'\(name)' is not public, so the tests cannot call it: \(expected)"
    } else if let other = others.first {
      message =
        "'\(name)' has another type than the tests expect: they need '\(expected)', "
        + "and here it is '\(Self.plain(other))'"
    } else {
      message = "the tests need '\(name)', which is not there or not public: \(expected)"
    }
    return Verdict.Diagnostic(severity: .error, message: message)
  }

  /// The path of what a demangled symbol is about: `["Counter", "increment"]`.
  static func path(in text: String) -> [String]? {
    guard let start = text.firstRange(of: "Solution.") else { return nil }
    var path: [String] = []
    var rest = text[start.upperBound...]
    while true {
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if word.isEmpty { break }
      if !["getter", "setter", "modify", "read", "unsafeMutableAddressor", "deinit"].contains(word)
      {
        path.append(word == "__allocating_init" ? "init" : String(word))
      }
      rest = rest.dropFirst(word.count)
      guard rest.first == "." else { break }
      rest = rest.dropFirst()
    }
    return path.isEmpty ? nil : path
  }

  /// A demangled name without modules: `race(_: Counter, tasks: Int) async -> Int`.
  static func plain(_ text: String) -> String {
    var plain = text
    for prefix in [
      "dispatch thunk of ", "method descriptor for ", "nominal type descriptor for ",
      "type metadata accessor for ", "type metadata for ", "async function pointer to ",
      "property descriptor for ", "(extension in Solution):", "Solution.", "Swift.", "__owned ",
    ] {
      plain = plain.replacing(prefix, with: "")
    }
    return plain.hasSuffix(" -> ()") ? String(plain.dropLast(6)) : plain
  }
}
