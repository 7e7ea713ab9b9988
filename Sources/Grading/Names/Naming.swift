import Trace

/// Puts source positions in place of addresses.
struct Naming {
  /// What is known of each address.
  let rows: [UInt64: Symbolizer.Row]
  /// For addresses without a line, the nearest rows that have one.
  let neighbours: [UInt64: (before: Symbolizer.Row?, after: Symbolizer.Row?)]
  /// The solution's file name.
  let file: String
  /// The solution's text.
  let source: String

  /// Fills in the positions of a finding, and the names that only the source has.
  func name(_ finding: inout Finding) {
    for index in finding.steps.indices {
      name(&finding.steps[index].stack)
    }
    for index in finding.waits.indices {
      name(&finding.waits[index].stack)
    }
    for index in finding.accesses.indices {
      name(&finding.accesses[index].stack)
    }
    finding = CapturedNames(source: source) { declaration(of: $0) }.named(finding)
    finding = AccessPlaces(source: source, file: file, rows: around).placed(finding)
  }

  /// For each address without a line, the rows around it.
  private var around: [UInt64: AccessPlaces.Rows] {
    neighbours.mapValues { before, after in
      AccessPlaces.Rows(previous: before.map(position), next: after.map(position))
    }
  }

  /// Where the variable is declared whose memory a call allocates: that call has no line of its own.
  private func declaration(of address: UInt64) -> SourcePosition? {
    guard let row = rows[address] else { return nil }
    let declared = row.line > 0 ? row : neighbours[address]?.after
    return declared.flatMap { $0.file == file ? position($0) : nil }
  }

  private func position(_ row: Symbolizer.Row) -> SourcePosition {
    SourcePosition(file: row.file, line: row.line, column: row.column)
  }

  private func name(_ stack: inout [CodeLocation]) {
    for index in stack.indices {
      guard let address = stack[index].address, let row = rows[address] else { continue }
      stack[index].function = row.function
      if row.line > 0 {
        stack[index].position = SourcePosition(file: row.file, line: row.line, column: row.column)
      }
    }
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
