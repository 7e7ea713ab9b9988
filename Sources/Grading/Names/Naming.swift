import Trace

/// Puts source positions in place of addresses.
struct Naming {
  /// What is known of each address.
  let rows: [UInt64: Symbolizer.Row]
  /// For addresses without a line, the nearest rows that have one.
  let neighbours: [UInt64: (before: Symbolizer.Row?, after: Symbolizer.Row?)]
  /// The solution's file name.
  let file: String
  /// The solution's lines.
  let source: [Substring]

  /// Fills in the positions of a finding.
  func name(_ finding: inout Finding) {
    for index in finding.steps.indices {
      let step = finding.steps[index]
      name(&finding.steps[index].stack, action: step.action, target: step.target)
    }
    for index in finding.waits.indices {
      name(&finding.waits[index].stack, action: .wait, target: nil)
    }
    for index in finding.accesses.indices {
      let action = finding.accesses[index].action
      name(&finding.accesses[index].stack, action: action, target: finding.variable)
    }
  }

  private func name(_ stack: inout [CodeLocation], action: Step.Action, target: String?) {
    for index in stack.indices {
      guard let address = stack[index].address, let row = rows[address] else { continue }
      stack[index].function = row.function
      if row.line > 0 {
        stack[index].position = SourcePosition(file: row.file, line: row.line, column: row.column)
      } else if index == 0, row.file == file {
        stack[index].position = place(address, action: action, target: target)
      }
    }
  }

  /// Places an access for which the compiler gave no line.
  ///
  /// `let t = count` loses its line: it is the last binding of that name between the rows before and
  /// after. Whatever else has none, such as `list.append(4)`, belongs to the row after.
  private func place(_ address: UInt64, action: Step.Action, target: String?) -> SourcePosition? {
    guard let (before, after) = neighbours[address], let end = after ?? before else { return nil }
    let name = target?.split(whereSeparator: { $0 == "." || $0 == "[" }).last { !$0.hasSuffix("]") }
    let start = min(before?.line ?? end.line, end.line)
    if action == .read, let name {
      // A row before or behind may belong to another statement, so one line more on each side counts.
      for line in (max(1, start)...max(end.line, start)) where isBinding(line, of: name) {
        return SourcePosition(file: file, line: line)
      }
    }
    return SourcePosition(file: file, line: end.line, column: end.column)
  }

  /// Whether a line is `let t = count`, with nothing behind the name.
  private func isBinding(_ line: Int, of name: Substring) -> Bool {
    guard source.indices.contains(line - 1) else { return false }
    let code =
      source[line - 1].firstRange(of: "//").map { source[line - 1][..<$0.lowerBound] }
      ?? source[line - 1]
    guard code.contains("let ") || code.contains("var "), let equals = code.firstIndex(of: "=")
    else { return false }
    let value = code[code.index(after: equals)...].split(separator: ";").first ?? ""
    let path = value.filter { $0 != " " && $0 != "\t" && $0 != "\r" }
    return path == name || path.hasSuffix(".\(name)")
  }

  /// A demangled function without modules and types of what it returns: `Counter.increment()`.
  static func function(_ text: String) -> String {
    // The demangler writes the blanks of a raw identifier as U+00A0.
    var plain = text.replacing("\u{A0}", with: " ")
    for mark in [
      " suspend resume partial function for ", " await resume partial function for ",
    ] where plain.contains(mark) {
      plain = plain.firstRange(of: mark).map { String(plain[$0.upperBound...]) } ?? plain
    }
    for prefix in [
      "Solution.", "Tests.", "Swift.", "(extension in Solution):", "__owned ", " @Sendable",
    ] {
      plain = plain.replacing(prefix, with: "")
    }
    for prefix in [
      "partial apply forwarder for ", "partial apply for ", "reabstraction thunk helper ",
      "dispatch thunk of ", "@objc ", "static ", "implicit ",
    ] where plain.hasPrefix(prefix) { plain = String(plain.dropFirst(prefix.count)) }
    return withoutTypes(plain)
  }

  /// `race(_: Counter, tasks: Int) async -> Int` becomes `race(_:tasks:)`.
  private static func withoutTypes(_ text: String) -> String {
    if let closure = text.firstRange(of: " in "), text.hasPrefix("closure #") {
      let number = text[..<closure.lowerBound]
      let head = number.firstRange(of: " (").map { number[..<$0.lowerBound] } ?? number
      return "\(head) in \(withoutTypes(String(text[closure.upperBound...])))"
    }
    guard let open = text.firstIndex(of: "(") else {
      return text.firstRange(of: " : ").map { String(text[..<$0.lowerBound]) } ?? text
    }
    var depth = 0
    var labels = ""
    var word = ""
    var isLabel = true
    for character in text[open...] {
      switch character {
      case "(", "[", "<": depth += 1
      case ")", "]": depth -= 1
      case ">": depth = max(1, depth - 1)
      case ":" where depth == 1 && isLabel:
        labels += word + ":"
        isLabel = false
      case "," where depth == 1:
        if isLabel { labels += "_:" }
        isLabel = true
        word = ""
        continue
      default: if depth == 1, isLabel, character != " " { word.append(character) }
      }
      if depth == 0 { break }
    }
    if isLabel, !word.isEmpty { labels += "_:" }
    return "\(text[..<open])(\(labels))"
  }
}
